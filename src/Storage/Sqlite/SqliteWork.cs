namespace Oqupie.Storage.Sqlite;

/// <summary>Work that waits for the writer, and whoever waits for its end.</summary>
internal abstract class SqliteWork
{
    public abstract void Do(SqliteSession session);

    /// <summary>It is durable now.</summary>
    public abstract void Tell();

    /// <summary>It was not kept. The first word counts.</summary>
    public abstract void Fail(Exception reason);
}

internal sealed class SqliteWork<T>(Func<SqliteSession, T> work) : SqliteWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public override void Do(SqliteSession session) => _result = work(session);

    public override void Tell() => _answer.TrySetResult(_result);

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
