using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Oqupie.Grains.Log;

namespace Oqupie.Storage.Log;

/// <summary>
/// What both databases have in common: each reading first asks for the end, and that is all it asks where nothing was added. What may be read, and in which
/// order, is each one's own.
/// </summary>
internal abstract class SqlEventLog(DbDataSource source) : IEventLog
{
    private const string SelectPrint = $"SELECT {LogRows.PrintColumns} FROM event WHERE position = @number";

    public async Task<LogPage> After(string position, string? until, int limit, LogFilter wanted, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var end = await End(connection, cancellationToken);

        if (position == end.Position.ToString())
        {
            return new() { Position = position, ComesSoon = end.ComesSoon };
        }

        if (await Known(connection, end.Position.Era, position, cancellationToken) is not { } from)
        {
            return LogPage.OtherEra;
        }

        var to = until is null ? end.Position : LogPosition.Parse(until) is { } bound && bound.Era == from.Era ? bound : from;

        if (!to.Place.IsBehind(from.Place))
        {
            return new() { Position = from.ToString(), ComesSoon = end.ComesSoon };
        }

        var events = await Between(connection, end, from.Place, to.Place, limit, wanted, cancellationToken);
        return new() { Events = events, Position = events.Length < limit ? to.ToString() : events[^1].Position, ComesSoon = end.ComesSoon };
    }

    public async Task<string> End(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (await End(connection, cancellationToken)).Position.ToString();
    }

    public async Task<string> Era(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (await End(connection, cancellationToken)).Position.Era;
    }

    public async Task<bool> Knows(string position, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await Known(connection, (await End(connection, cancellationToken)).Position.Era, position, cancellationToken) is not null;
    }

    protected abstract Task<LogEnd> End(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Behind the one place and not behind the other, which is not behind the end.</summary>
    protected abstract Task<ImmutableArray<LoggedEvent>> Between(
        DbConnection connection,
        LogEnd end,
        LogPlace from,
        LogPlace to,
        int limit,
        LogFilter wanted,
        CancellationToken cancellationToken);

    protected static async Task<ImmutableArray<T>> Read<T>(
        DbConnection connection, string sql, object? parameters, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        var rows = ImmutableArray.CreateBuilder<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows.DrainToImmutable();
    }

    private static async Task<LogPosition?> Known(DbConnection connection, string era, string text, CancellationToken cancellationToken)
    {
        if (text is LogPage.Begin)
        {
            return LogPosition.Before(era);
        }

        if (LogPosition.Parse(text) is not { } position || position.Era != era)
        {
            return null;
        }

        if (position.IsBegin)
        {
            return position;
        }

        var there = await Read(connection, SelectPrint, new { number = position.Place.Number }, row => LogRows.Print(row, 0), cancellationToken);
        return there is [var print] && print == position.Print ? position : null;
    }
}

/// <param name="Position">Behind the last event that may be read.</param>
/// <param name="Settled">Events up to this number go by number alone.</param>
/// <param name="ComesSoon">As <see cref="LogPage.ComesSoon"/>.</param>
internal sealed record LogEnd(LogPosition Position, long Settled = 0, bool ComesSoon = false);
