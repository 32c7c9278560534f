using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;

namespace Oqupie.WebHost.Live;

/// <summary>
/// Which drafts the consoles of this host write in; keeps the draft grains told, and passes on what they tell. A draft is heard only by whom the ticket is
/// open for, and may still see it: that is asked at each call and at each word.
/// </summary>
internal sealed partial class OpenDrafts(
    IClusterClient cluster, IHubContext<LiveHub, ILiveClient> hub, IOptions<LiveOptions> options, TimeProvider clock, ILogger<OpenDrafts> logger)
    : BackgroundService, IDraftFollower
{
    private static readonly Refusal NotOpen = Refusal.NotFound("This ticket is not open here.");

    private readonly ConcurrentDictionary<DraftId, ConcurrentDictionary<string, DraftDesk>> _drafts = new();
    private readonly Outlet _outlet = new(options.Value.Unsent, logger);
    private readonly Lock _once = new();
    private IDraftFollower? _self;

    public async Task<Outcome<DraftAnswer>> Join(LiveConnection connection, Actor actor, long ticket, string? mode, long have)
    {
        if (!IdOf(connection, actor, ticket, mode).Succeeded(out var draft, out var refusal))
        {
            return refusal;
        }

        var desk = _drafts.GetOrAdd(draft, _ => new()).GetOrAdd(connection.Id, _ => new(connection, LocalKey.New()));
        var part = await Grain(draft).Join(SeatOf(desk, ticket), Self(), have);

        if (connection.Ended)
        {
            await Leave(connection, draft); // It ended while we asked.
        }

        return DraftAnswer.Of(part, desk.Seat);
    }

    public async Task<Outcome<DraftAnswer>> Write(LiveConnection connection, Actor actor, long ticket, string? mode, DraftUpdate update)
    {
        if (!JoinedBy(connection, actor, ticket, mode).Succeeded(out var draft, out var refusal))
        {
            return refusal;
        }

        return (await Grain(draft).Write(connection.Id, update with { By = actor.Id })).Succeeded(out var part, out var no) ? DraftAnswer.Of(part, null) : no;
    }

    public async Task<Outcome<DraftAnswer>> Since(LiveConnection connection, Actor actor, long ticket, string? mode, long have) =>
        JoinedBy(connection, actor, ticket, mode).Succeeded(out var draft, out var refusal)
            ? DraftAnswer.Of(await Grain(draft).Since(connection.Id, have), null)
            : refusal;

    public async Task<Outcome<Done>> Compact(LiveConnection connection, Actor actor, long ticket, string? mode, DraftCompact compact) =>
        JoinedBy(connection, actor, ticket, mode).Succeeded(out var draft, out var refusal)
            ? await Grain(draft).Compact(connection.Id, compact)
            : refusal;

    public async Task<Outcome<Done>> Point(LiveConnection connection, Actor actor, long ticket, string? mode, string? place)
    {
        if (!JoinedBy(connection, actor, ticket, mode).Succeeded(out var draft, out var refusal))
        {
            return refusal;
        }

        await Grain(draft).Point(connection.Id, place);
        return default(Done);
    }

    /// <summary>Asks for no right: whoever writes in a draft may always leave it.</summary>
    public Task Leave(LiveConnection connection, long ticket, string? mode) =>
        DraftId.ModeOf(mode) is { } known ? Leave(connection, new DraftId(new(connection.Actor.Account, ticket), known)) : Task.CompletedTask;

    /// <summary>Ends both drafts of a ticket for a connection. Does not throw: a seat ends by itself soon after.</summary>
    public async Task Leave(LiveConnection connection, long ticket)
    {
        await Leave(connection, new DraftId(new(connection.Actor.Account, ticket), DraftMode.Reply));
        await Leave(connection, new DraftId(new(connection.Actor.Account, ticket), DraftMode.Memo));
    }

    public Task Drafted(DraftNews news)
    {
        if (_drafts.TryGetValue(news.Draft, out var desks))
        {
            foreach (var desk in desks.Values)
            {
                var word = DraftWord.Of(news, forCompacting: news.Compacts == desk.Connection.Id);
                _ = Tell(desk.Connection, news.Draft, word); // Not awaited, and never throws: who makes the grain wait is dropped.
            }
        }

        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        _outlet.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var renewal = new PeriodicTimer(options.Value.RenewPresenceEvery, clock);

        try
        {
            while (await renewal.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(_drafts.Select(draft => Try(draft.Key, () => Renew(draft.Key, draft.Value))));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }

    /// <summary>Seats again whoever may still see the ticket, and says how far the draft is: a frame whose telling was lost is noticed by it.</summary>
    private async Task Renew(DraftId draft, ConcurrentDictionary<string, DraftDesk> desks)
    {
        var ticket = draft.Ticket.Number;

        foreach (var desk in desks.Values.Where(desk => !MayHear(desk.Connection, ticket)))
        {
            await Leave(desk.Connection, draft);
        }

        ImmutableArray<DraftSeat> seats = [.. desks.Values.Where(desk => MayHear(desk.Connection, ticket)).Select(desk => SeatOf(desk, ticket))];

        if (seats.IsEmpty)
        {
            Forget(draft, desks);
            return;
        }

        var number = await Grain(draft).Renew(Self(), seats);

        foreach (var desk in desks.Values)
        {
            await Tell(desk.Connection, draft, new() { N = number });
        }
    }

    private async Task Tell(LiveConnection connection, DraftId draft, DraftWord word)
    {
        if (MayHear(connection, draft.Ticket.Number))
        {
            await _outlet.Pass(hub.Clients.Client(connection.Id).Draft(draft.Ticket.Number, draft.Word, word), CancellationToken.None);
        }
    }

    private async Task Leave(LiveConnection connection, DraftId draft)
    {
        if (_drafts.TryGetValue(draft, out var desks) && desks.TryRemove(connection.Id, out _))
        {
            Forget(draft, desks);
            await Try(draft, () => Grain(draft).Leave(connection.Id));
        }
    }

    // Whoever joins in this moment finds the same desks, or makes new ones, and renews them.
    private void Forget(DraftId draft, ConcurrentDictionary<string, DraftDesk> desks)
    {
        if (desks.IsEmpty && _drafts.TryRemove(new(draft, desks)) && !desks.IsEmpty)
        {
            _drafts.TryAdd(draft, desks);
        }
    }

    private static Outcome<DraftId> IdOf(LiveConnection connection, Actor actor, long ticket, string? mode)
    {
        if (DraftId.ModeOf(mode) is not { } known)
        {
            return Refusal.Invalid("One writes a reply or a memo.", "mode");
        }

        return connection.Open.TryGetValue(ticket, out var opened) && actor.Sees(opened.Brand, opened.Audience)
            ? new DraftId(new(actor.Account, ticket), known)
            : NotOpen;
    }

    private Outcome<DraftId> JoinedBy(LiveConnection connection, Actor actor, long ticket, string? mode)
    {
        var asked = IdOf(connection, actor, ticket, mode);
        return !asked.Succeeded(out var draft, out _) || (_drafts.TryGetValue(draft, out var desks) && desks.ContainsKey(connection.Id)) ? asked : NotOpen;
    }

    private static bool MayHear(LiveConnection connection, long ticket) =>
        connection.Open.TryGetValue(ticket, out var opened) && connection.Actor.Sees(opened.Brand, opened.Audience);

    // Whoever has left the ticket is asked for nothing more; their name stands until the seat ends.
    private static DraftSeat SeatOf(DraftDesk desk, long ticket) => new(
        desk.Connection.Id, desk.Seat, desk.Connection.Open.TryGetValue(ticket, out var opened) ? opened.Person : new Participant("member", "", ""));

    private async Task Try(DraftId draft, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e)
        {
            LogNotTold(e, draft); // The next renewal tells it again, or the seat ends by itself.
        }
    }

    private IDraftGrain Grain(DraftId draft) => cluster.GetGrain<IDraftGrain>(draft.ToString());

    private IDraftFollower Self()
    {
        lock (_once)
        {
            return _self ??= cluster.CreateObjectReference<IDraftFollower>(this);
        }
    }

    /// <summary>Where one connection writes.</summary>
    private sealed record DraftDesk(LiveConnection Connection, string Seat);

    [LoggerMessage(LogLevel.Warning, "Draft {Draft} could not be told who writes in it.")]
    private partial void LogNotTold(Exception exception, DraftId draft);
}
