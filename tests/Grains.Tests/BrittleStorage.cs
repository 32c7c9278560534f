using System.Collections.Concurrent;
using System.Text.Json;
using Orleans.Storage;

namespace Oqupie.Grains.Tests;

/// <summary>Grain states as the real storage writes them (plain JSON, versions), in memory, and failing on request.</summary>
public sealed class BrittleStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (string Json, int Version)> _rows = new();
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>The next write of a state of this name fails, for a grain with this key.</summary>
    public void FailNextWrite(string state, string key) => _failures[$"{state} {key}"] = 1;

    /// <summary>The next one does not, but the one after it.</summary>
    public void FailWriteAfterNext(string state, string key) => _failures[$"{state} {key}"] = 2;

    /// <summary>A state as another version left it.</summary>
    public void Write(string state, GrainId grain, string json) => _rows[(state, grain)] = (json, 1);

    public string? Json(string state, string key) =>
        _rows.Where(row => row.Key.State == state && row.Key.Grain.Key.ToString() == key).Select(row => row.Value.Json).FirstOrDefault();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue((stateName, grainId), out var row))
        {
            grainState.State = JsonSerializer.Deserialize<T>(row.Json, JsonSerializerOptions.Web)!;
            grainState.ETag = $"{row.Version}";
            grainState.RecordExists = true;
        }
        else
        {
            grainState.State = Activator.CreateInstance<T>();
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Fails($"{stateName} {grainId.Key}"))
        {
            throw new IOException("The storage is out of order.");
        }

        var version = _rows.TryGetValue((stateName, grainId), out var row) ? row.Version : 0;

        if ((grainState.ETag ?? "0") != $"{version}")
        {
            throw new InconsistentStateException($"{stateName} {grainId}", $"{version}", grainState.ETag);
        }

        _rows[(stateName, grainId)] = (JsonSerializer.Serialize(grainState.State, JsonSerializerOptions.Web), version + 1);
        grainState.ETag = $"{version + 1}";
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove((stateName, grainId), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private bool Fails(string write)
    {
        if (!_failures.TryRemove(write, out var left))
        {
            return false;
        }

        if (left > 1)
        {
            _failures[write] = left - 1;
        }

        return left is 1;
    }
}
