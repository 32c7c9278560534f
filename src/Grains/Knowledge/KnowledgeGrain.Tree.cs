using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Knowledge;

/// <summary>The tree in parts, and the news of what changed in it.</summary>
internal sealed partial class KnowledgeGrain
{
    private const int MostSaying = 20;

    private static readonly Participant Nobody = new("system", "", "");

    /// <summary>An import makes a hundred articles in a second: consoles are told of their section, and not of each.</summary>
    private static readonly TimeSpan GatherFor = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, bool> _untold = [];
    private IGrainTimer? _telling;
    private long _told;

    public async Task<Outcome<KnowledgeChildren>> Children(Actor actor, ChildrenQuery query, CancellationToken cancellationToken)
    {
        if (await Admit(actor) is { } refusal)
        {
            return refusal;
        }

        return query is not { Kind: { } kind, Section: { } id } ? _book.Children(actor.Id, "", query)
            : Find(kind, id) is { } section ? _book.Children(actor.Id, section.Id, query)
            : KnowledgeRefusals.NoSuchSection;
    }

    public async Task<Outcome<ImmutableArray<KnowledgeStep>>> PathToArticle(Actor actor, string article, CancellationToken cancellationToken) =>
        (await Found(actor, article)).Succeeded(out var found, out var refusal) ? _book.Way(actor.Id, found) : refusal;

    public async Task<Outcome<ImmutableArray<KnowledgeStep>>> PathToSection(
        Actor actor, SectionKind kind, string id, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal
        : Find(kind, id) is { } section ? _book.Way(actor.Id, section.Id)
        : KnowledgeRefusals.NoSuchSection;

    public async Task<Outcome<KnowledgePlaces>> Places(Actor actor, PlacesQuery query, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal : _book.Places(query);

    public async Task<Outcome<KnowledgeTree>> Sections(Actor actor, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal : _book.SectionTree();

    public async Task<Outcome<ImmutableArray<ArticleHead>>> Saying(Actor actor, string original, CancellationToken cancellationToken)
    {
        if (await Admit(actor) is { } refusal)
        {
            return refusal;
        }

        return ImmutableArray.CreateRange(
            _book.Saying(original).Where(article => article.IsFor(actor.Id)).OrderBy(article => article.CreatedAt).Take(MostSaying).Select(_book.Head));
    }

    /// <summary>Consoles hear, soon, that what lies in a section is no longer what they read.</summary>
    /// <param name="section">Empty for the categories.</param>
    /// <param name="deep">What lies deeper is concerned as well.</param>
    private void Tell(string section, bool deep = false)
    {
        _untold[section] = deep || _untold.GetValueOrDefault(section);
        _telling ??= this.RegisterGrainTimer(TellNow, new() { DueTime = GatherFor, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    private Task TellNow(CancellationToken cancellationToken)
    {
        _telling?.Dispose();
        _telling = null;

        foreach (var (section, deep) in _untold)
        {
            // Told once each, and later ones after earlier ones, also by the activation that follows this one.
            _told = Math.Max(_told + 1, clock.GetUtcNow().UtcTicks);
            feeds.Tell(Brand, new FeedNews
            {
                Kind = FeedNews.Knowledge,
                Id = section,
                Version = _told,
                Audience = new(null, null),
                Row = [.. "{}"u8],
                What = deep ? [FeedNews.Deep] : [],
                By = Nobody,
            });
        }

        _untold.Clear();
        return Task.CompletedTask;
    }
}
