using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Jobs;
using Oqupie.Contracts.Views;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Tickets;

namespace Oqupie.Storage;

/// <summary>The JSON our rows hold. It is read again years later: names and numbers in it are for ever, fields are only added.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(TicketSnapshot))]
[JsonSerializable(typeof(ContentMeta))]
[JsonSerializable(typeof(ViewQuery))]
[JsonSerializable(typeof(BulkAct))]
[JsonSerializable(typeof(JobBefore))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(ImmutableArray<long>))]
[JsonSerializable(typeof(ImmutableArray<Addition>))]
[JsonSerializable(typeof(ImmutableDictionary<string, string>))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    // Stored, never put into a page: Korean stays Korean.
    private static readonly StoredJson Plain = new(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    // A snapshot of another shape must be known for one, and what is not there must be said.
    private static readonly StoredJson Exact = new(new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(TicketEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!)!;

    public static string Write(TicketEvent happened) => JsonSerializer.Serialize(happened, Plain.TicketEvent);

    public static string Write(ContentMeta meta) =>
        ReferenceEquals(meta, Grains.Tickets.ContentMeta.None) ? "{}" : JsonSerializer.Serialize(meta, Plain.ContentMeta);

    public static string Write(ImmutableArray<string> texts) => texts.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(texts, Plain.ImmutableArrayString);

    public static string Write(ImmutableArray<long> numbers) =>
        numbers.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(numbers, Plain.ImmutableArrayInt64);

    public static string Write(ImmutableArray<Addition> additions) =>
        additions.IsDefaultOrEmpty ? "[]" : JsonSerializer.Serialize(additions, Plain.ImmutableArrayAddition);

    public static string Write(ImmutableDictionary<string, string> pairs) =>
        pairs.IsEmpty ? "{}" : JsonSerializer.Serialize(pairs, Plain.ImmutableDictionaryStringString);

    public static string Write(ViewQuery query) => JsonSerializer.Serialize(query, Plain.ViewQuery);

    public static ViewQuery ReadViewQuery(string json) => JsonSerializer.Deserialize(json, Plain.ViewQuery)!;

    public static string Write(BulkAct act) => JsonSerializer.Serialize(act, Plain.BulkAct);

    public static BulkAct ReadBulkAct(string json) => JsonSerializer.Deserialize(json, Plain.BulkAct)!;

    public static string Write(JobBefore before) => JsonSerializer.Serialize(before, Plain.JobBefore);

    public static JobBefore ReadJobBefore(string json) => JsonSerializer.Deserialize(json, Plain.JobBefore)!;

    public static string Write(ImmutableSortedDictionary<string, string> values) =>
        JsonSerializer.Serialize(values, Plain.ImmutableSortedDictionaryStringString);

    public static ImmutableSortedDictionary<string, string> ReadValues(string json) =>
        JsonSerializer.Deserialize(json, Plain.ImmutableSortedDictionaryStringString)!;

    /// <summary>The stored name of an event's type, for whoever follows the log.</summary>
    public static string TypeOf(TicketEvent happened) => TypeNames[happened.GetType()];

    /// <summary>Never fails for what a newer build wrote.</summary>
    public static TicketEvent ReadEvent(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Plain.TicketEvent)!;
        }
        catch (JsonException)
        {
            var stranger = StrangeEvent.Read(json);
            return new UnknownHappened
            {
                Type = stranger.Type,
                At = stranger.At,
                ByKind = stranger.ByKind,
                By = stranger.By,
                Content = stranger.Content,
            };
        }
    }

    public static string Write(TicketSnapshot snapshot) => JsonSerializer.Serialize(snapshot, Exact.TicketSnapshot);

    /// <summary>Null where another build wrote it: of another format or shape, or with values that this one does not know.</summary>
    public static TicketSnapshot? ReadSnapshot(int format, string json)
    {
        if (format is not Grains.Tickets.TicketSnapshot.Format)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json, Exact.TicketSnapshot);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ContentMeta ReadMeta(string json) => json is "{}" ? Grains.Tickets.ContentMeta.None : JsonSerializer.Deserialize(json, Plain.ContentMeta)!;

    public static ImmutableArray<string> ReadTexts(string json) => json is "[]" ? [] : JsonSerializer.Deserialize(json, Plain.ImmutableArrayString);

    public static ImmutableArray<long> ReadNumbers(string json) => json is "[]" ? [] : JsonSerializer.Deserialize(json, Plain.ImmutableArrayInt64);

    public static ImmutableArray<Addition> ReadAdditions(string json) =>
        json is "[]" ? [] : JsonSerializer.Deserialize(json, Plain.ImmutableArrayAddition);

    public static ImmutableDictionary<string, string> ReadPairs(string json) => json is "{}"
        ? ImmutableDictionary<string, string>.Empty
        : JsonSerializer.Deserialize(json, Plain.ImmutableDictionaryStringString)!;
}
