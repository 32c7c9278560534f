using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Oqupie.Testing.Servers;

/// <summary>
/// An SMTP server that fails as told, session by session, and remembers what it got. It listens as soon as it is made;
/// sessions without a script of their own go well. Any name and password will do.
/// </summary>
public sealed class MisbehavingSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<SmtpScript> _scripts = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly Task _listening;
    private ImmutableList<SmtpSession> _sessions = [];

    public MisbehavingSmtpServer()
    {
        _listener.Start();
        _listening = Listen();
    }

    public static string Host => "127.0.0.1";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every session since the start, in order of connection.</summary>
    public IReadOnlyList<SmtpSession> Sessions => _sessions;

    /// <summary>Every mail that came to its final dot, whatever was answered.</summary>
    public IReadOnlyList<SmtpMail> Mails => [.. _sessions.SelectMany(session => session.Mails)];

    /// <summary>The next sessions go by these scripts, one each.</summary>
    public void Next(params ReadOnlySpan<SmtpScript> scripts)
    {
        foreach (var script in scripts)
        {
            _scripts.Enqueue(script);
        }
    }

    /// <summary>Waits until so many sessions have come to their end.</summary>
    public Task WaitForSessions(int count, CancellationToken cancellationToken = default) =>
        Until.True(
            () => _sessions.Count(session => session.Ended) >= count,
            () => $"{count} sessions waited for, {_sessions.Count} came, {_sessions.Count(session => session.Ended)} ended.",
            cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _listening;
        _closing.Dispose();
    }

    private async Task Listen()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                conversations.Add(Talk(client, _scripts.TryDequeue(out var script) ? script : SmtpScript.Obliging));
            }
        }
        catch (Exception e) when (e is OperationCanceledException || _closing.IsCancellationRequested)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task Talk(TcpClient client, SmtpScript script)
    {
        int index;
        lock (_gate)
        {
            index = _sessions.Count;
            _sessions = _sessions.Add(new());
        }

        using (client)
        {
            try
            {
                await new SmtpConversation(client.GetStream(), script, session => Remember(index, session)).Hold(_closing.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client left in the middle, or we close; what was said is remembered.
            }
        }
    }

    private void Remember(int index, SmtpSession session)
    {
        lock (_gate)
        {
            _sessions = _sessions.SetItem(index, session);
        }
    }
}
