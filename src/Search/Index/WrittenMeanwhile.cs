namespace Oqupie.Search.Index;

/// <summary>What was written to an index while the next one was being built: the last of each thing. Used behind the index's gate.</summary>
internal sealed class WrittenMeanwhile<T>(IndexForm<T> form, string position)
    where T : class
{
    private readonly Dictionary<string, T?> _changed = new(StringComparer.Ordinal);
    private string _position = position;

    public IndexChanges<T> Changes =>
        new(_position, [.. _changed.Values.OfType<T>()], [.. _changed.Where(change => change.Value is null).Select(change => change.Key)]);

    public void Add(IndexChanges<T> changes)
    {
        foreach (var id in changes.Deleted)
        {
            _changed[id] = null;
        }

        foreach (var thing in changes.Put)
        {
            _changed[form.IdOf(thing)] = thing;
        }

        _position = changes.Position;
    }
}
