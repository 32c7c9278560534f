using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Oqupie.Contracts.Channels;

namespace Oqupie.Testing.Servers;

/// <summary>How a server fails over one message.</summary>
public enum ImapFault
{
    /// <summary>UID FETCH ends NO, and nothing more is given by it.</summary>
    Refuses,

    /// <summary>The connection ends in the middle of the message.</summary>
    Drops,

    /// <summary>UID FETCH ends OK, and the message is not among what it gave.</summary>
    LeavesOut,

    /// <summary>UID FETCH ends OK, and the message is of no bytes.</summary>
    IsEmpty,
}

/// <summary>
/// An IMAP server with one inbox in memory that cannot give some of its messages. Any name and password will do; it tells of new mail by IDLE.
/// </summary>
public sealed class ScriptedImapServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _listening;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sessions;
    private int _idle;
    private volatile bool _shut;

    public ScriptedImapServer()
    {
        _listener.Start(500);
        _listening = Listen();
    }

    /// <summary>By number; what is taken out is gone.</summary>
    public ConcurrentDictionary<int, byte[]> Mails { get; } = new();

    /// <summary>By number; what is taken out is given from then on.</summary>
    public ConcurrentDictionary<int, ImapFault> Faults { get; } = new();

    public long UidValidity { get; set; } = 7;

    /// <summary>After it has dropped a connection, the next is not let in.</summary>
    public bool IsOffended { get; set; }

    /// <summary>How many connections there were.</summary>
    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>How many connections listen now.</summary>
    public int Idle => Volatile.Read(ref _idle);

    /// <summary>Every set of numbers that was asked for with bodies.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> Heard { get; } = new();

    public MailServer Address => new() { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port, User = "a", Password = "b" };

    internal Task More => _more.Task;

    /// <summary>Puts so many mails behind those that are there.</summary>
    public void Put(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var uid = Mails.IsEmpty ? 1 : Mails.Keys.Max() + 1;
            Mails[uid] = System.Text.Encoding.ASCII.GetBytes(
                $"From: Jane <jane{uid}@shop.example>\r\nTo: support@cook.example\r\nSubject: Mail {uid}\r\n"
                + $"Message-ID: <{uid}@shop.example>\r\n\r\nText of {uid}.\r\n");
        }

        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _listening;
        _closing.Dispose();
    }

    internal bool Drops() => _shut = IsOffended;

    internal void Listens(bool begins) => Interlocked.Add(ref _idle, begins ? 1 : -1);

    private async Task Listen()
    {
        var conversations = new ConcurrentBag<Task>();

        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Interlocked.Increment(ref _sessions);
                conversations.Add(Talk(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException || _closing.IsCancellationRequested)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            if (_shut)
            {
                _shut = false;
                return;
            }

            try
            {
                using var conversation = new ImapConversation(this, client.GetStream());
                await conversation.Hold(_closing.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client left in the middle, or we close.
            }
        }
    }
}
