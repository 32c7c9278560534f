namespace Oqupie.Storage;

/// <summary>
/// Writes through to the database, durable when it answers. Statements are the same text on both databases, with <c>$1</c>, <c>$2</c> … in them.
/// </summary>
internal interface ISqlWriter
{
    /// <summary>All statements in one transaction, in order; what a later one may do depends on what it finds, not on an earlier one's count.</summary>
    /// <returns>How many rows the first one changed.</returns>
    Task<int> Write(CancellationToken cancellationToken, params SqlStatement[] statements);
}

internal readonly struct SqlStatement(string text, params SqlValue[] values)
{
    public string Text { get; } = text;

    public SqlValue[] Values { get; } = values;
}
