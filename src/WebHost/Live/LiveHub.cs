using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Live;

/// <summary>What consoles ask (docs/api.md). Admits only: the right is asked at each call, and the bridge does the telling.</summary>
internal sealed class LiveHub(
    ILiveAccess access,
    Consoles consoles,
    Watches watches,
    CatchUps catchUps,
    OpenTickets open,
    OpenDrafts drafts,
    BoxCounter counter,
    PersonalBridge personal,
    Farewell farewell) : Hub<ILiveClient>
{
    public override async Task OnConnectedAsync()
    {
        if (!(await access.Ask(Context.User)).Succeeded(out var actor, out _))
        {
            Context.Abort();
            return;
        }

        consoles.Add(new(Context, actor));

        // Asked after it is there, so that none comes between the last look and the end.
        if (farewell.HasBegun)
        {
            Context.Abort();
        }

        await personal.Follow(actor.Account);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (consoles.Remove(Context.ConnectionId) is { } connection)
        {
            connection.Ended = true;
            await open.Leave(connection);
        }
    }

    /// <summary>Begins to hear of a brand, or of every brand one serves; replaces what was watched before.</summary>
    [HubMethodName("watch")]
    public async Task<WatchAnswer> Watch(string? brand)
    {
        var connection = consoles.Of(Context);
        var answer = Answer(await watches.Begin(connection, brand));
        await counter.Tell(connection);
        return answer;
    }

    /// <summary>
    /// Tells how many tickets the boxes of one watched brand, or of all of them, hold, now and whenever that changes; replaces what was counted before.
    /// </summary>
    [HubMethodName("count")]
    public async Task Count(string? brand)
    {
        await Asking();
        await counter.Begin(consoles.Of(Context), brand);
    }

    [HubMethodName("stopCounting")]
    public async Task StopCounting()
    {
        await Asking();
        consoles.Of(Context).Counting = null;
    }

    /// <summary>What happened after a number.</summary>
    [HubMethodName("since")]
    public async Task<SinceAnswer> Since(string epoch, long n)
    {
        var missed = Answer(await catchUps.Since(await Asking(), epoch, n, Context.ConnectionAborted));

        if (!missed.Gone.IsEmpty)
        {
            await Clients.Caller.Gone(missed.Gone);
        }

        foreach (var changed in missed.Knowledge)
        {
            await Clients.Caller.Knowledge(changed.Brand, changed.Sections);
        }

        if (!missed.Drafts.IsEmpty)
        {
            await Clients.Caller.Drafting(missed.Drafts);
        }

        return missed.Answer;
    }

    [HubMethodName("open")]
    public async Task<ImmutableArray<PersonPresence>> Open(long ticket)
    {
        var actor = await Asking();
        return Answer(await open.Open(consoles.Of(Context), actor, ticket, await access.Name(actor))).People;
    }

    /// <summary>Asks for no right: whoever has a ticket open may always leave it.</summary>
    [HubMethodName("close")]
    public Task Close(long ticket) => open.Close(consoles.Of(Context), ticket);

    /// <param name="mode">"reply", "memo", or null for no longer.</param>
    [HubMethodName("typing")]
    public async Task Typing(long ticket, string? mode)
    {
        var actor = await Asking(write: true);
        Answer(await open.Typing(consoles.Of(Context), actor, ticket, mode));
    }

    /// <summary>Begins to write in what is written together on an open ticket, and hears of it from now on.</summary>
    /// <param name="have">The last number one has; 0 for nothing.</param>
    [HubMethodName("openDraft")]
    public async Task<DraftAnswer> OpenDraft(long ticket, string? mode, long have) =>
        Answer(await drafts.Join(consoles.Of(Context), await Asking(), ticket, mode, have));

    /// <summary>Asks for no right, as <see cref="Close"/>.</summary>
    [HubMethodName("closeDraft")]
    public Task CloseDraft(long ticket, string? mode) => drafts.Leave(consoles.Of(Context), ticket, mode);

    /// <summary>Kept before it is answered; the same counter of the same client again is kept once.</summary>
    [HubMethodName("writeDraft")]
    public async Task<DraftAnswer> WriteDraft(long ticket, string? mode, DraftUpdate update) =>
        Answer(await drafts.Write(consoles.Of(Context), await Asking(write: true), ticket, mode, update));

    [HubMethodName("draftSince")]
    public async Task<DraftAnswer> DraftSince(long ticket, string? mode, long have) =>
        Answer(await drafts.Since(consoles.Of(Context), await Asking(), ticket, mode, have));

    [HubMethodName("compactDraft")]
    public async Task CompactDraft(long ticket, string? mode, DraftCompact compact) =>
        Answer(await drafts.Compact(consoles.Of(Context), await Asking(write: true), ticket, mode, compact));

    /// <param name="place">Of the caret; null for nowhere.</param>
    [HubMethodName("pointDraft")]
    public async Task PointDraft(long ticket, string? mode, string? place) =>
        Answer(await drafts.Point(consoles.Of(Context), await Asking(write: true), ticket, mode, place));

    private async Task<Actor> Asking(bool write = false) => Answer(await access.Ask(Context.User, write));

    private static T Answer<T>(Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new HubException($"{refusal.Code}: {refusal.Reason}");
}
