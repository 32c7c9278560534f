using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Drafts;
using Oqupie.Contracts.Live;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Brands;

namespace Oqupie.WebHost.Live;

/// <summary>What one console missed, and only what it may hear.</summary>
internal sealed class CatchUps(IClusterClient cluster)
{
    public async Task<Outcome<Missed>> Since(Actor actor, string epoch, long number, CancellationToken cancellationToken)
    {
        if (Epochs.Split(epoch, number) is not { } positions)
        {
            return new Missed(new(epoch, number, Reset: true, []), [], [], []);
        }

        var brands = await cluster.Brands(actor.Account).Named([.. positions.Select(position => Epochs.BrandOf(position.Epoch)!)]).WaitAsync(cancellationToken);
        var now = new List<FeedPosition>(positions.Length);
        var entries = ImmutableArray.CreateBuilder<LiveEntry>();
        var gone = ImmutableArray.CreateBuilder<long>();
        var knowledge = ImmutableArray.CreateBuilder<ChangedKnowledge>();
        var drafts = ImmutableArray.CreateBuilder<DraftMark>();
        var reset = false;

        foreach (var position in positions)
        {
            var brand = new BrandId(actor.Account, Epochs.BrandOf(position.Epoch)!);

            if (!actor.Serves(brand.Local) || brands.All(known => known.Id != brand.Local))
            {
                return Refusal.NotAllowed("This brand is not yours to watch.");
            }

            var missed = await cluster.GetGrain<IBrandFeedGrain>(brand.ToString()).Since(position.Epoch, position.Number);
            now.Add(missed.Now);
            reset |= missed.Reset;
            Add(actor, brand, position.Number, missed, entries, gone);
            drafts.AddRange(DraftMarkNews.Of(missed.Entries).Where(draft => actor.Sees(brand, draft.Audience)).Select(draft => draft.Mark));

            if (KnowledgeNews.MayHear(actor, brand) && KnowledgeNews.Of(missed.Entries) is { IsEmpty: false } sections)
            {
                knowledge.Add(new(brand.Local, sections));
            }
        }

        var (at, n) = Epochs.IsJoined(epoch) ? (Epochs.Join(now), now.Sum(feed => feed.Number)) : (now[0].Epoch, now[0].Number);
        return reset
            ? new Missed(new(at, n, Reset: true, []), [], [], [])
            : new Missed(new(at, n, Reset: false, entries.ToImmutable()), gone.ToImmutable(), knowledge.ToImmutable(), drafts.ToImmutable());
    }

    private static void Add(
        Actor actor, BrandId brand, long last, FeedCatchUp missed, ImmutableArray<LiveEntry>.Builder entries, ImmutableArray<long>.Builder gone)
    {
        foreach (var patch in Patch.Of(missed.Entries.Where(entry => !KnowledgeNews.Is(entry) && !DraftMarkNews.Is(entry))))
        {
            if (actor.Sees(brand, patch.Entry.News.Audience))
            {
                entries.Add(new(LiveText.Of(brand.Local, patch.Entry), last));
                last = patch.Entry.Number;
            }
            else if (patch.Ticket is { } ticket && actor.Sees(brand, patch.Before))
            {
                gone.Add(ticket);
            }
        }
    }
}

/// <param name="Answer">The entries.</param>
/// <param name="Gone">Tickets that left what one may see meanwhile; to be told before the answer.</param>
/// <param name="Knowledge">What changed in knowledge bases; to be told as well.</param>
/// <param name="Drafts">Which drafts have words now, and which have none any more; to be told as well.</param>
internal sealed record Missed(
    SinceAnswer Answer, ImmutableArray<long> Gone, ImmutableArray<ChangedKnowledge> Knowledge, ImmutableArray<DraftMark> Drafts);
