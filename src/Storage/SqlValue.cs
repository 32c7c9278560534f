namespace Oqupie.Storage;

/// <summary>A parameter of a written statement: an integer or a text, or the lack of one. Never boxed.</summary>
internal readonly struct SqlValue
{
    private readonly long _integer;
    private readonly string? _text;

    private SqlValue(long integer, string? text, SqlValueKind kind)
    {
        _integer = integer;
        _text = text;
        Kind = kind;
    }

    public SqlValueKind Kind { get; }

    public long Integer => _integer;

    public string? Text => _text;

    public static implicit operator SqlValue(long value) => new(value, null, SqlValueKind.Integer);

    public static implicit operator SqlValue(long? value) =>
        new(value.GetValueOrDefault(), null, value.HasValue ? SqlValueKind.Integer : SqlValueKind.NoInteger);

    public static implicit operator SqlValue(bool value) => value ? 1 : 0;

    public static implicit operator SqlValue(DateTimeOffset value) => UnixMicroseconds.Of(value);

    public static implicit operator SqlValue(string? value) => new(0, value, SqlValueKind.Text);
}

internal enum SqlValueKind
{
    Integer,
    NoInteger,
    Text,
}
