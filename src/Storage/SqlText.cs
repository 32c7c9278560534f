using System.Globalization;
using System.Text;
using Dapper;

namespace Oqupie.Storage;

/// <summary>A statement put together from pieces of ours and parameters of others: what somebody typed is never part of the text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder _text = new();

    public DynamicParameters Parameters { get; } = new();

    private int _count;

    public SqlText Add(string piece)
    {
        _text.Append(piece);
        return this;
    }

    /// <returns>The name by which the value stands in the text.</returns>
    public string Parameter(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{_count++}");
        Parameters.Add(name, value);
        return $"@{name}";
    }

    /// <summary>"column IN (…)"; false for every row where there is nothing to be in.</summary>
    public string In<T>(string column, IReadOnlyCollection<T> values)
        where T : notnull =>
        values.Count is 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", values.Select(value => Parameter(value)))})";

    public override string ToString() => _text.ToString();
}
