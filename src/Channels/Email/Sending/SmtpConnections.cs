using MailKit;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Contracts.Channels;

namespace Oqupie.Channels.Email.Sending;

/// <summary>
/// Connections that stay open between mails, by server, user and password. One is used by one mail at a time, is asked whether it still lives before it is used
/// again, and is closed when it was idle for a while, because servers count connections.
/// </summary>
internal sealed class SmtpConnections : IAsyncDisposable
{
    // Many servers end a connection after a hundred mails, some in the middle of one.
    private const int MostMails = 90;

    private readonly Lock _gate = new();
    private readonly Dictionary<MailServer, Stack<Idle>> _idle = [];
    private readonly ServerLogin _login;
    private readonly EmailOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweep;

    public SmtpConnections(ServerLogin login, IOptions<EmailOptions> options, TimeProvider clock)
    {
        (_login, _options, _clock) = (login, options.Value, clock);
        _sweep = clock.CreateTimer(_ => _ = CloseOld(), state: null, _options.SmtpIdle, _options.SmtpIdle);
    }

    /// <exception cref="StepFailedException">A new one was needed and could not be had.</exception>
    /// <param name="server">Which.</param>
    /// <param name="fits">A kept one that does not is closed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<StagedSmtpClient> Take(MailServer server, Func<StagedSmtpClient, bool> fits, CancellationToken cancellationToken)
    {
        while (Pop(server) is { } kept)
        {
            if (fits(kept) && await Lives(kept, cancellationToken))
            {
                return kept;
            }

            kept.Dispose();
        }

        var client = new StagedSmtpClient();

        try
        {
            await _login.Open(client, server, reached: null, cancellationToken);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Only after a mail that went well; anything else is disposed of by who took it.</summary>
    public async Task GiveBack(MailServer server, StagedSmtpClient client)
    {
        if (!client.IsConnected || client.Mails >= MostMails)
        {
            await Close(client);
            return;
        }

        lock (_gate)
        {
            if (!_idle.TryGetValue(server, out var idle))
            {
                _idle[server] = idle = new();
            }

            idle.Push(new(client, _clock.GetUtcNow()));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        await Close(TakeOut(_ => true));
    }

    private Task CloseOld()
    {
        var now = _clock.GetUtcNow();
        return Close(TakeOut(idle => now - idle.Since >= _options.SmtpIdle));
    }

    private StagedSmtpClient? Pop(MailServer server)
    {
        lock (_gate)
        {
            return _idle.TryGetValue(server, out var idle) && idle.TryPop(out var last) ? last.Client : null;
        }
    }

    private List<StagedSmtpClient> TakeOut(Func<Idle, bool> which)
    {
        lock (_gate)
        {
            var all = _idle.SelectMany(entry => entry.Value.Select(idle => (Server: entry.Key, Idle: idle))).ToList();
            _idle.Clear();

            // A stack gives the newest first, so it is filled again from its end.
            foreach (var (server, idle) in all.Where(one => !which(one.Idle)).Reverse())
            {
                if (!_idle.TryGetValue(server, out var stack))
                {
                    _idle[server] = stack = new();
                }

                stack.Push(idle);
            }

            return [.. all.Where(one => which(one.Idle)).Select(one => one.Idle.Client)];
        }
    }

    private static async Task<bool> Lives(StagedSmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return client.IsConnected;
        }
        catch (Exception e) when (PlainWords.Knows(e) && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task Close(IEnumerable<StagedSmtpClient> clients) => Task.WhenAll(clients.Select(Close));

    // How the parting goes changes nothing.
    private async Task Close(StagedSmtpClient client)
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _clock);
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception e) when (PlainWords.Knows(e))
        {
            // The server, or the way to it, was quicker.
        }
        finally
        {
            client.Dispose();
        }
    }

    private readonly record struct Idle(StagedSmtpClient Client, DateTimeOffset Since);
}
