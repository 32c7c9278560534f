using System.Collections.Immutable;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Npgsql;
using Oqupie.Grains.Tickets;
using Oqupie.Storage.PostgreSql;

namespace Oqupie.Storage.Tickets;

/// <summary>A column of the table of tickets: how it is called, what of a row is written into it, and how that is read back.</summary>
internal sealed class TicketColumn
{
    private readonly Func<TicketAppend, long> _integer;
    private readonly Func<TicketAppend, string?> _text;

    private TicketColumn(string name, TicketColumnKind kind, Func<TicketRow, SqlValue> value)
    {
        Name = name;
        Kind = kind;
        Value = value;
        _integer = append => value(append.Row).Integer;
        _text = append => value(append.Row).Text;
    }

    public string Name { get; }

    public TicketColumnKind Kind { get; }

    /// <summary>What is written of a row.</summary>
    public Func<TicketRow, SqlValue> Value { get; }

    /// <summary>The property of <see cref="TicketRow"/> that is kept in it; null for a key, and for what is only looked for.</summary>
    public string? Property { get; private init; }

    /// <summary>Puts what a reader has at a place into a row that nobody has yet; null where <see cref="Property"/> is.</summary>
    public Action<TicketRow, DbDataReader, int>? Read { get; private init; }

    /// <summary>Part of the row's id.</summary>
    public static TicketColumn Key(string name, TicketColumnKind kind, Func<TicketRow, SqlValue> value) => new(name, kind, value);

    /// <summary>Made of other columns to be looked for, and never read.</summary>
    public static TicketColumn Made(string name, Func<TicketRow, string> value) => new(name, TicketColumnKind.Text, row => value(row));

    /// <summary>The same of a number.</summary>
    public static TicketColumn Made(string name, Func<TicketRow, long> value) => new(name, TicketColumnKind.Integer, row => value(row));

    public static TicketColumn Text(string name, Expression<Func<TicketRow, string>> property) =>
        Of(name, TicketColumnKind.Text, property, text => text, (reader, place) => reader.GetString(place));

    /// <summary>The id of somebody; an empty text is nobody.</summary>
    public static TicketColumn Somebody(string name, Expression<Func<TicketRow, string?>> property) =>
        Of(name, TicketColumnKind.Text, property, id => id ?? "", (reader, place) => reader.GetString(place) is { Length: > 0 } id ? id : null);

    public static TicketColumn MaybeText(string name, Expression<Func<TicketRow, string?>> property) =>
        Of(name, TicketColumnKind.NullableText, property, text => text, (reader, place) => reader.IsDBNull(place) ? null : reader.GetString(place));

    public static TicketColumn Integer(string name, Expression<Func<TicketRow, long>> property) =>
        Of(name, TicketColumnKind.Integer, property, number => number, (reader, place) => reader.GetInt64(place));

    public static TicketColumn Integer(string name, Expression<Func<TicketRow, int>> property) =>
        Of(name, TicketColumnKind.Integer, property, number => (long)number, (reader, place) => reader.GetInt32(place));

    public static TicketColumn Choice<T>(string name, Expression<Func<TicketRow, T>> property)
        where T : struct, Enum =>
        Of(
            name, TicketColumnKind.Integer, property,
            one => (long)Unsafe.BitCast<T, int>(one), (reader, place) => Unsafe.BitCast<int, T>(reader.GetInt32(place)));

    public static TicketColumn Flag(string name, Expression<Func<TicketRow, bool>> property) =>
        Of(name, TicketColumnKind.Integer, property, yes => yes, (reader, place) => reader.GetInt32(place) is not 0);

    public static TicketColumn Time(string name, Expression<Func<TicketRow, DateTimeOffset>> property) =>
        Of(name, TicketColumnKind.Integer, property, time => time, (reader, place) => UnixMicroseconds.ToTime(reader.GetInt64(place)));

    /// <summary>Zero is none.</summary>
    public static TicketColumn MaybeTime(string name, Expression<Func<TicketRow, DateTimeOffset?>> property) => Of(
        name, TicketColumnKind.Integer, property,
        time => time is { } at ? UnixMicroseconds.Of(at) : 0L,
        (reader, place) => reader.GetInt64(place) is > 0 and var at ? UnixMicroseconds.ToTime(at) : (DateTimeOffset?)null);

    /// <summary>Zero is none.</summary>
    public static TicketColumn MaybeNumber(string name, Expression<Func<TicketRow, long?>> property) => Of(
        name, TicketColumnKind.Integer, property, number => number ?? 0L, (reader, place) => reader.GetInt64(place) is > 0 and var one ? one : (long?)null);

    public static TicketColumn Texts(string name, Expression<Func<TicketRow, ImmutableArray<string>>> property) =>
        Of(name, TicketColumnKind.Json, property, texts => StoredJson.Write(texts), (reader, place) => StoredJson.ReadTexts(reader.GetString(place)));

    public static TicketColumn Pairs(string name, Expression<Func<TicketRow, ImmutableDictionary<string, string>>> property) =>
        Of(name, TicketColumnKind.Json, property, pairs => StoredJson.Write(pairs), (reader, place) => StoredJson.ReadPairs(reader.GetString(place)));

    public static TicketColumn Numbers(string name, Expression<Func<TicketRow, ImmutableArray<long>>> property) =>
        Of(name, TicketColumnKind.Json, property, numbers => StoredJson.Write(numbers), (reader, place) => StoredJson.ReadNumbers(reader.GetString(place)));

    public static TicketColumn Additions(string name, Expression<Func<TicketRow, ImmutableArray<Addition>>> property) =>
        Of(name, TicketColumnKind.Json, property, added => StoredJson.Write(added), (reader, place) => StoredJson.ReadAdditions(reader.GetString(place)));

    /// <summary>The column of many rows at once.</summary>
    public NpgsqlParameter Array(List<TicketAppend> appends) =>
        Kind is TicketColumnKind.Integer ? BatchBuilder.Integers(appends, _integer) : BatchBuilder.Texts(appends, _text);

    private static TicketColumn Of<T>(
        string name,
        TicketColumnKind kind,
        Expression<Func<TicketRow, T>> property,
        Func<T, SqlValue> write,
        Func<DbDataReader, int, T> read)
    {
        var kept = (PropertyInfo)((MemberExpression)property.Body).Member;
        var get = kept.GetMethod!.CreateDelegate<Func<TicketRow, T>>();
        var set = kept.SetMethod!.CreateDelegate<Action<TicketRow, T>>();
        return new(name, kind, row => write(get(row)))
        {
            Property = kept.Name,
            Read = (row, reader, place) => set(row, read(reader, place)),
        };
    }
}

internal enum TicketColumnKind
{
    Integer,
    Text,
    NullableText,

    /// <summary>A text, in which there is JSON.</summary>
    Json,
}
