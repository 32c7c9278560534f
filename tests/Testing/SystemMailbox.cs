using System.Collections.Concurrent;
using Oqupie.Grains.Members;

namespace Oqupie.Testing;

/// <summary>Keeps what the server would have mailed.</summary>
public sealed class SystemMailbox : ISystemMail
{
    public ConcurrentQueue<(string Address, string Subject, string Text)> Sent { get; } = new();

    public Task<bool> Send(string name, string address, string subject, string text, string? html, CancellationToken cancellationToken)
    {
        Sent.Enqueue((address, subject, text));
        return Task.FromResult(true);
    }
}
