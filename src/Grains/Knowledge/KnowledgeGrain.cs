using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Knowledge;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Live;
using Oqupie.Grains.Members;
using Oqupie.Grains.Schedule;
using Orleans.Runtime;

namespace Oqupie.Grains.Knowledge;

/// <remarks>
/// The one writer of a brand's knowledge base, its articles included: store, then keep. Texts are read from the store when they are asked for.
/// </remarks>
[GrainType("knowledge")]
internal sealed partial class KnowledgeGrain(
    IKnowledgeStore store,
    IDueStore due,
    ArticleBodies bodies,
    BrandCache brands,
    ArticleFollowers followers,
    FeedLines feeds,
    TimeProvider clock,
    ILogger<KnowledgeGrain> logger) : Grain,
    IKnowledgeGrain, IKnowledgeTreeGrain, IKnowledgeArticlesGrain, IKnowledgeSourceGrain, IArticlePlansGrain, IRemindable
{
    private KnowledgeBook _book = null!;

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => _book = new(await store.Load(Brand, cancellationToken));

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await TellNow(cancellationToken);
        await WriteCounts(cancellationToken);
    }

    public async Task<Outcome<KnowledgeTree>> Tree(Actor actor, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal : _book.For(actor.Id);

    public async Task<Outcome<SectionInfo>> Section(Actor actor, SectionKind kind, string id, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal
        : Find(kind, id) is { } section ? _book.Info(section)
        : KnowledgeRefusals.NoSuchSection;

    public async Task<Outcome<SectionInfo>> MakeSection(Actor actor, SectionKind kind, SectionWish wish, CancellationToken cancellationToken) =>
        await Admit(actor) is { } refusal ? refusal : await Write(actor, null, SectionRules.Make(_book, kind, wish));

    public async Task<Outcome<SectionInfo>> ChangeSection(Actor actor, SectionKind kind, string id, SectionWish wish, CancellationToken cancellationToken)
    {
        if (await Admit(actor) is { } refusal)
        {
            return refusal;
        }

        return Find(kind, id) is { } before
            ? await Write(actor, before, SectionRules.Change(_book, before, wish))
            : KnowledgeRefusals.NoSuchSection;
    }

    public async Task<Outcome<Done>> DeleteSection(Actor actor, SectionKind kind, string id, CancellationToken cancellationToken)
    {
        if (await Admit(actor) is { } refusal)
        {
            return refusal;
        }

        if (Find(kind, id) is not { } section)
        {
            return KnowledgeRefusals.NoSuchSection;
        }

        if (!_book.IsEmpty(id))
        {
            return KnowledgeRefusals.NotEmpty;
        }

        var happened = new SectionRemoved { At = clock.GetUtcNow(), ByKind = actor.Kind, By = actor.Id, Section = id };

        if (!await ChangeTree(new() { Brand = Brand, ExpectedVersion = _book.Version, Removed = id, Happened = happened }))
        {
            return KnowledgeRefusals.TreeMovedOn;
        }

        _book.Remove(section);
        Changed();
        Tell(section.Parent);
        return default(Done);
    }

    private async Task<Outcome<SectionInfo>> Write(Actor actor, Section? before, Outcome<global::System.Collections.Immutable.ImmutableArray<Section>> decided)
    {
        if (!decided.Succeeded(out var sections, out var refusal))
        {
            return refusal;
        }

        if (sections.IsEmpty)
        {
            return _book.Info(before!);
        }

        var written = sections[0];
        var change = new TreeChange
        {
            Brand = Brand,
            ExpectedVersion = _book.Version,
            Sections = sections,
            Happened = new SectionWritten
            {
                At = clock.GetUtcNow(),
                ByKind = actor.Kind,
                By = actor.Id,
                Section = written.Id,
                Parent = written.Parent,
                State = written.State,
                Shifted = [.. sections.Skip(1).Select(section => section.Id)],
            },
        };

        if (!await ChangeTree(change))
        {
            return KnowledgeRefusals.TreeMovedOn;
        }

        foreach (var section in sections)
        {
            _book.Keep(section);
        }

        Changed();
        Tell(written.Parent);
        Tell(before?.Parent ?? written.Parent);

        if (before is not null && before.State != written.State)
        {
            Tell(written.Id, deep: true);
        }

        return _book.Info(written);
    }

    /// <summary>False where the store is ahead of us: then we read afresh before the next call.</summary>
    private async Task<bool> ChangeTree(TreeChange change)
    {
        if (!await Stored(store.Change(change, CancellationToken.None)))
        {
            return false;
        }

        _book.Version++;
        return true;
    }

    // Not cancelled by the caller: once begun, whether it is stored must become known here.
    private async Task<bool> Stored(Task<bool> writing)
    {
        var stored = false;

        try
        {
            return stored = await writing;
        }
        finally
        {
            if (!stored)
            {
                DeactivateOnIdle(); // It may have been stored or not, or somebody else wrote: only the store knows.
            }
        }
    }

    private ValueTask<Refusal?> Admit(Actor actor) => brands.Admit(actor, Brand);

    private Section? Find(SectionKind kind, string id) => _book.Section(id) is { } section && section.Kind == kind ? section : null;
}
