using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notices;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Members;
using Orleans.Runtime;

namespace Oqupie.Grains.Notices;

/// <remarks>
/// A text is stored before the book that names it, and cleared after the book that no longer does: a crash between leaves a text nobody asks for, never a
/// notice without one.
/// </remarks>
[GrainType("notices")]
internal sealed partial class NoticesGrain(
    [PersistentState("notices")] IPersistentState<NoticeBook> book,
    BrandCache brands,
    ArticleBodies bodies,
    TimeProvider clock,
    ILogger<NoticesGrain> logger) : Grain, INoticesGrain, IPortalNoticesGrain
{
    private const int MostInFeed = 100;

    private PortalNotices? _public;

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public async Task<Outcome<NoticePage>> List(Actor actor, string? after, int limit)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        var last = after is null ? null : book.State.Find(after);

        if (after is not null && last is null)
        {
            return NoticeRules.NoSuchCursor;
        }

        var from = last is null ? 0 : book.State.All.IndexOf(last) + 1;
        var items = book.State.All.Skip(from).Take(limit).Select(notice => notice.Head).ToImmutableArray();
        return new NoticePage { Items = items, Next = from + items.Length < book.State.All.Length && !items.IsEmpty ? items[^1].Id : null };
    }

    public async Task<Outcome<NoticeInfo>> Read(Actor actor, string id) =>
        await brands.Admit(actor, Brand) is { } refusal ? refusal
        : book.State.Find(id) is { } notice ? await Whole(notice)
        : NoticeRules.NoSuchNotice;

    public async Task<Outcome<NoticeInfo>> Make(Actor actor, NoticeWish wish)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (book.State.All.Length >= NoticeRules.Most)
        {
            return NoticeRules.TooMany;
        }

        return (await Kept(wish)).Succeeded(out var harmless, out var wrong)
            ? await Keep(null, null, NoticeRules.Make(LocalKey.New(), harmless, actor, clock.GetUtcNow()))
            : wrong;
    }

    public async Task<Outcome<NoticeInfo>> Change(Actor actor, string id, NoticeWish wish)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (book.State.Find(id) is not { } kept)
        {
            return NoticeRules.NoSuchNotice;
        }

        if (!(await Kept(wish)).Succeeded(out var harmless, out var wrong))
        {
            return wrong;
        }

        var before = await Whole(kept);
        return await Keep(kept, before, NoticeRules.Change(before, harmless, clock.GetUtcNow()));
    }

    public async Task<Outcome<Done>> Delete(Actor actor, string id)
    {
        if (await brands.Admit(actor, Brand) is { } refusal)
        {
            return refusal;
        }

        if (book.State.Find(id) is not { } kept)
        {
            return NoticeRules.NoSuchNotice;
        }

        await book.Keep(book.State.Without(id), this);
        await Clear(kept.Text);
        return default(Done);
    }

    public Task<PortalNotices?> Since(string? known)
    {
        var now = clock.GetUtcNow();
        var due = book.State.All.Count(notice => notice.Head.IsPublic(now));
        var version = string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $"{book.State.Changes}-{due}");

        if (_public?.Version != version)
        {
            _public = new() { Version = version, Heads = [.. book.State.All.Select(notice => notice.Head).Where(head => head.IsPublic(now))] };
        }

        return Task.FromResult(version == known ? null : _public);
    }

    public async Task<NoticeInfo?> Notice(string id) => book.State.Find(id) is { } kept && kept.Head.IsPublic(clock.GetUtcNow()) ? await Whole(kept) : null;

    public async Task<ImmutableArray<NoticeInfo>> Newest(int count)
    {
        var now = clock.GetUtcNow();
        var newest = book.State.All.Where(notice => notice.Head.IsPublic(now)).OrderBy(notice => notice.Head, NoticeRules.ByTime)
            .Take(Math.Clamp(count, 0, MostInFeed));
        return [.. await Task.WhenAll(newest.Select(Whole))];
    }

    private async Task<Outcome<NoticeWish>> Kept(NoticeWish wish) =>
        wish.Body is not { } body ? wish
        : (await bodies.Make(Brand.Account, body, CancellationToken.None)).Succeeded(out var made, out var refusal) ? wish with { Body = made }
        : refusal;

    private async Task<NoticeInfo> Whole(KeptNotice notice) => new() { Head = notice.Head, Body = await Text(notice.Text).Read() };

    private async Task<Outcome<NoticeInfo>> Keep(KeptNotice? kept, NoticeInfo? before, Outcome<NoticeInfo> decided)
    {
        if (!decided.Succeeded(out var after, out var refusal) || after == before)
        {
            return decided;
        }

        var text = kept is not null && before!.Body == after.Body ? kept.Text : LocalKey.New();

        if (text != kept?.Text)
        {
            await Text(text).Write(after.Body);
        }

        await book.Keep(book.State.With(new() { Head = after.Head, Text = text }), this);

        if (kept is not null && kept.Text != text)
        {
            await Clear(kept.Text);
        }

        return after;
    }

    private async Task Clear(string text)
    {
        try
        {
            await Text(text).Clear();
        }
        catch (Exception e)
        {
            LogNotCleared(e, text, Brand); // The change itself is stored, and that is what the caller hears.
        }
    }

    private INoticeTextGrain Text(string text) => GrainFactory.GetGrain<INoticeTextGrain>($"{Brand}/{text}");

    [LoggerMessage(LogLevel.Warning, "Text {Text} of a notice of brand {Brand} is no longer needed and could not be cleared.")]
    private partial void LogNotCleared(Exception exception, string text, BrandId brand);
}
