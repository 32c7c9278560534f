using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Tickets;

namespace Oqupie.Testing.Channels;

/// <summary>A channel whose world is a script: what a raw message says, and how the mail server answers.</summary>
public sealed class ScriptedAdapter : ITriedChannel, IReadChannel, ISendingChannel, IMailboxes, IRawMail
{
    private readonly ConcurrentDictionary<string, ReadMessage> _messages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ChannelId, ConcurrentQueue<SendAnswer>> _answers = new();

    private readonly ConcurrentDictionary<ChannelId, bool> _breaking = new();

    public string Kind => "email";

    /// <summary>Every attempt to send, in order.</summary>
    public ConcurrentQueue<OutboxItem> Sent { get; } = new();

    /// <summary>Says what a raw message, known by its hash, is.</summary>
    public RawMessage Says(ReadMessage read)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        Says(hash, read);
        return new() { Source = $"http:{hash}", Sha256 = hash, Size = 1 };
    }

    /// <summary>Says what the bytes of this hash are.</summary>
    public void Says(string sha256, ReadMessage read) => _messages[sha256] = read;

    /// <summary>The mail server's next answers on a channel; after them it takes everything.</summary>
    public void Answers(ChannelId channel, params ReadOnlySpan<SendAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _answers.GetOrAdd(channel, _ => new()).Enqueue(answer);
        }
    }

    /// <summary>The next attempt on a channel begins and is not heard of again.</summary>
    public void Breaks(ChannelId channel) => _breaking[channel] = true;

    /// <summary>What was kept, by its hash.</summary>
    public ConcurrentDictionary<string, ReadOnlyMemory<byte>> Bytes { get; } = new(StringComparer.Ordinal);

    /// <summary>The hashes of raw messages whose bytes were deleted.</summary>
    public ConcurrentQueue<string> Deleted { get; } = new();

    /// <summary>What a channel's mailbox has, by its address; one that is not named here cannot be connected to.</summary>
    public ConcurrentDictionary<string, ScriptedMailbox> Mailboxes { get; } = new(StringComparer.Ordinal);

    public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(sha256);
        return Task.CompletedTask;
    }

    public Task<RawMessage> Keep(AccountId account, string source, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Span));
        Bytes[hash] = bytes;
        return Task.FromResult(new RawMessage { Source = source, Sha256 = hash, Size = bytes.Length });
    }

    public Task<ChannelTest> Test(IChannelSettings settings, CancellationToken cancellationToken) =>
        Task.FromResult(new ChannelTest { Ok = true, Steps = [] });

    public Task<IMailbox> Open(AccountId account, EmailSettings settings, CancellationToken cancellationToken) =>
        Mailboxes.TryGetValue(settings.Address, out var mailbox)
            ? Task.FromResult<IMailbox>(mailbox)
            : throw new ChannelFailedException("The script has no mailbox.");

    public Task<ReadItem> Read(ChannelContext channel, RawMessage raw, CancellationToken cancellationToken) =>
        Task.FromResult(MailEvents.Of(_messages[raw.Sha256]));

    public bool Quotes(ChannelContext channel, OutboxItem item) => EmailEnvelope.Of(item).Quotes(channel.Brand);

    public Task<EarlierTry> Find(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(EarlierTry.Gone);

    public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken)
    {
        Sent.Enqueue(item);

        if (_breaking.TryRemove(channel.Channel, out _))
        {
            throw new IOException("The process died before it could write down the answer.");
        }

        return Task.FromResult(
            _answers.TryGetValue(channel.Channel, out var answers) && answers.TryDequeue(out var answer) ? answer : new(DeliveryState.Sent, "250 ok"));
    }
}
