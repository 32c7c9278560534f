using Oqupie.Grains.Tickets;

namespace Oqupie.Storage.Tickets;

/// <summary>An append that waits for its commit, and whoever waits for it.</summary>
internal sealed class PendingAppend(TicketAppend append)
{
    private readonly TaskCompletionSource<AppendAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TicketAppend Append { get; } = append;

    public Task<AppendAnswer> Answer => _answer.Task;

    /// <summary>Roughly how much it sends, in characters.</summary>
    public int Weight
    {
        get
        {
            var weight = 1024;

            foreach (var content in Append.Contents)
            {
                weight += content.Text.Length + (content.Html?.Length ?? 0);
            }

            return weight;
        }
    }

    public void Tell(AppendAnswer answer) => _answer.TrySetResult(answer);

    public void Fail(Exception reason) => _answer.TrySetException(reason);
}
