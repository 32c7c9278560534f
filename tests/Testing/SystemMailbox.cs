using System.Collections.Concurrent;
using Oqupie.Grains.Members;

namespace Oqupie.Testing;

/// <summary>Keeps what the server would have mailed.</summary>
public sealed class SystemMailbox : ISystemMail
{
    public ConcurrentQueue<(string Address, string Subject, string Text)> Sent { get; } = new();

    public bool Leaves { get; set; } = true;

    /// <summary>Whether the outgoing server takes mail.</summary>
    public bool Takes { get; set; } = true;

    public Task<bool> Send(string name, string address, string subject, string text, string? html, CancellationToken cancellationToken)
    {
        if (Takes)
        {
            Sent.Enqueue((address, subject, text));
        }

        return Task.FromResult(Takes);
    }
}
