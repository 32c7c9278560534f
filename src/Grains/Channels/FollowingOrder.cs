namespace Oqupie.Grains.Channels;

/// <summary>Lets messages of a batch go side by side, except behind those they follow. Told in the batch's order, from one thread.</summary>
internal sealed class FollowingOrder
{
    private readonly Dictionary<string, Task> _byMailId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _bySender = new(StringComparer.Ordinal);

    /// <param name="read">Null where nothing is known of it; then it waits for nobody.</param>
    /// <param name="act">Begins once those before are done; not at all where one of them failed.</param>
    public Task After(ReadMessage? read, Func<Task> act)
    {
        if (read is null)
        {
            return act();
        }

        var before = read.References.Select(id => _byMailId.GetValueOrDefault(id)).OfType<Task>().ToHashSet();

        var sender = read.SaidBy?.ToString() ?? "";

        if (sender.Length > 0 && _bySender.TryGetValue(sender, out var earlier))
        {
            before.Add(earlier);
        }

        var done = Then(before, act);
        _bySender[sender] = done;

        if (read.MailId is { } mailId)
        {
            _byMailId[mailId] = done;
        }

        return done;
    }

    private static async Task Then(IEnumerable<Task> before, Func<Task> act)
    {
        await Task.WhenAll(before);
        await act();
    }
}
