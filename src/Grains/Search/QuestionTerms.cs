using System.Collections.Immutable;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Search;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Search;

/// <summary>
/// What the terms of a question mean in an account: names become ids, words become facts. A value that means nothing makes its term words, as they were typed;
/// one that could mean something, and that nobody bears, finds nothing.
/// </summary>
internal sealed class QuestionTerms(IBrandDirectory brands, IMemberDirectory members, IGroupDirectory groups)
{
    /// <summary>A part of a name may be many people's.</summary>
    private const int MostPeople = 50;

    private const int MostBrands = 1000;

    private static readonly AskedMark NotPutAway = new([TicketMarks.Of(TicketBox.Open), TicketMarks.Of(TicketBox.Asleep)], Not: false);

    public async Task<ShardQuestion> Of(Actor asker, TypedQuery typed, TicketQuestion question, CancellationToken cancellationToken)
    {
        var meaning = new Meaning();
        var offset = TimeSpan.FromMinutes(question.MinutesEast);
        meaning.Texts.AddRange(typed.Texts);

        foreach (var term in typed.Terms)
        {
            if (!await Take(meaning, asker, term, offset, cancellationToken))
            {
                meaning.Texts.Add(new($"{term.Kind}:{term.Value}", Together: false, term.Not));
            }
        }

        if (!meaning.SaysBox)
        {
            meaning.Marks.Add(NotPutAway);
        }

        if (question.Brand is { } brand)
        {
            meaning.Marks.Add(new([TicketMarks.Brand(brand)], Not: false));
        }

        return new()
        {
            Asker = asker,
            Texts = meaning.Texts.ToImmutable(),
            Marks = [.. meaning.Marks, .. meaning.Either.Select(one => new AskedMark([.. one.Value], Not: false))],
            Parties = meaning.Parties.ToImmutable(),
            Periods = meaning.Periods.ToImmutable(),
            WantsUnread = meaning.WantsUnread,
            Sort = question.Sort,
            Limit = question.Limit,
        };
    }

    private async Task<bool> Take(Meaning meaning, Actor asker, TypedTerm term, TimeSpan offset, CancellationToken cancellationToken)
    {
        switch (term.Kind)
        {
            case TypedTermKind.Status:
                return TermWords.Status(term.Value) is { } status && meaning.Mark(term, [TicketMarks.Of(status)]);
            case TypedTermKind.Tag:
                return meaning.Mark(term, [TicketMarks.Tag(term.Value)], every: true);
            case TypedTermKind.Channel:
                return meaning.Mark(term, [TicketMarks.Channel(term.Value), TicketMarks.Channel(term.Value.ToLowerInvariant())]);
            case TypedTermKind.Number:
                return TicketListText.NumberOf(term.Value) is { } number && meaning.Mark(term, [TicketMarks.Number(number)]);
            case TypedTermKind.Brand:
                return meaning.Mark(term, await Brands(asker, term.Value, cancellationToken));
            case TypedTermKind.Assignee:
                return meaning.Mark(term, await Assignees(asker, term.Value, cancellationToken));
            case TypedTermKind.From or TypedTermKind.To:
                var role = term.Kind is TypedTermKind.From ? PartyRole.From : PartyRole.To;
                meaning.Parties.Add(new(role, term.Value, role is PartyRole.From ? await Members(asker, term.Value, cancellationToken) : [], term.Not));
                return true;
            case TypedTermKind.Has:
                return TermWords.IsAttachment(term.Value) && meaning.Mark(term, [TicketMarks.HasAttachment], every: true);
            case TypedTermKind.Box:
                return meaning.Box(TermWords.Boxes(term.Value), term.Not);
            case TypedTermKind.Is:
                return meaning.Is(asker, term);
            case TypedTermKind.Before:
                return meaning.Period(null, TermWords.Time(term.Value, offset), term.Not);
            case TypedTermKind.After:
                return meaning.Period(TermWords.Time(term.Value, offset), null, term.Not);
            default:
                return false;
        }
    }

    private async Task<ImmutableArray<string>> Brands(Actor asker, string value, CancellationToken cancellationToken) =>
    [
        .. (await brands.Page(asker.Account, null, MostBrands, cancellationToken))
            .Where(brand => asker.Serves(brand.Id) && (brand.Id == value || Same(brand.Slug, value) || Same(brand.Name, value)))
            .Select(brand => TicketMarks.Brand(brand.Id)),
    ];

    private async Task<ImmutableArray<string>> Assignees(Actor asker, string value, CancellationToken cancellationToken)
    {
        if (TermWords.IsMe(value))
        {
            return [TicketMarks.Member(asker.Self)];
        }

        if (TermWords.IsNobody(value))
        {
            return [TicketMarks.Nobody];
        }

        var named = await groups.Page(asker.Account, new() { Text = value, Limit = MostPeople }, cancellationToken);
        return
        [
            TicketMarks.Group(value),
            .. (await Members(asker, value, cancellationToken)).Select(TicketMarks.Member),
            .. named?.Items.Select(group => TicketMarks.Group(group.Id)) ?? [],
        ];
    }

    private async Task<ImmutableArray<string>> Members(Actor asker, string value, CancellationToken cancellationToken)
    {
        if (TermWords.IsMe(value))
        {
            return [asker.Self];
        }

        var named = await members.Page(asker.Account, new() { Text = value, Limit = MostPeople }, cancellationToken);
        return [value, .. named?.Items.Select(member => member.Id) ?? []];
    }

    private static bool Same(string one, string other) => string.Equals(one.Normalize(), other.Normalize(), StringComparison.OrdinalIgnoreCase);

    /// <summary>What was gathered so far.</summary>
    private sealed class Meaning
    {
        public ImmutableArray<AskedText>.Builder Texts { get; } = ImmutableArray.CreateBuilder<AskedText>();

        public ImmutableArray<AskedMark>.Builder Marks { get; } = ImmutableArray.CreateBuilder<AskedMark>();

        public ImmutableArray<AskedParty>.Builder Parties { get; } = ImmutableArray.CreateBuilder<AskedParty>();

        public ImmutableArray<AskedPeriod>.Builder Periods { get; } = ImmutableArray.CreateBuilder<AskedPeriod>();

        /// <summary>A ticket has one status, brand, channel …: where several are said, one of them is meant.</summary>
        public Dictionary<TypedTermKind, HashSet<string>> Either { get; } = [];

        public bool? WantsUnread { get; private set; }

        public bool SaysBox { get; private set; }

        public bool Mark(TypedTerm term, ImmutableArray<string> anyOf, bool every = false)
        {
            if (term.Not || every)
            {
                Marks.Add(new(anyOf, term.Not));
                return true;
            }

            if (!Either.TryGetValue(term.Kind, out var known))
            {
                Either[term.Kind] = known = new(StringComparer.Ordinal);
            }

            known.UnionWith(anyOf);
            return true;
        }

        public bool Box(ImmutableArray<TicketBox>? boxes, bool not)
        {
            if (boxes is not { } some)
            {
                return false;
            }

            SaysBox |= !not;
            return Mark(new(TypedTermKind.Box, "", not), [.. some.Select(TicketMarks.Of)]);
        }

        public bool Period(DateTimeOffset? from, DateTimeOffset? to, bool not)
        {
            if (from is null && to is null)
            {
                return false;
            }

            Periods.Add(new(from, to, not));
            return true;
        }

        public bool Is(Actor asker, TypedTerm term)
        {
            switch (term.Value.ToUpperInvariant())
            {
                case "OPEN" when term.Not:
                    Marks.Add(new([TicketMarks.Of(TicketStatus.Completed)], Not: false));
                    return true;
                case "OPEN":
                    Marks.Add(new([TicketMarks.Of(TicketStatus.Completed)], Not: true));
                    Marks.Add(new([TicketMarks.Of(TicketBox.Open)], Not: false));
                    return true;
                case "MINE":
                    return Mark(term, [TicketMarks.Member(asker.Self)], every: true);
                case "UNASSIGNED":
                    return Mark(term, [TicketMarks.Nobody], every: true);
                case "UNREAD" when asker.Kind is ActorKind.Member:
                    WantsUnread = !term.Not;
                    return true;
                default:
                    return TermWords.Status(term.Value) is { } status
                        ? Mark(term, [TicketMarks.Of(status)], every: true)
                        : Box(TermWords.Boxes(term.Value), term.Not);
            }
        }
    }
}
