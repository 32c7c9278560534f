using Lucene.Net.Index;
using Lucene.Net.Search;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Search;
using Oqupie.Grains.Tickets;
using Oqupie.Search.Analysis;
using Term = Oqupie.Search.Analysis.Term;

namespace Oqupie.Search.Tickets;

/// <summary>Makes what is asked for queries of single documents; what a whole ticket has is put together of them by <see cref="TicketFinder"/>.</summary>
internal static class TicketQueries
{
    /// <summary>Of one word or phrase so many terms are heeded; nobody writes a longer one.</summary>
    private const int MostTerms = 60;

    /// <summary>The documents that have a word or a phrase; null where it has no letters that are found.</summary>
    public static Query? Of(AskedText asked)
    {
        var any = new BooleanQuery(disableCoord: true);
        var text = TextFolding.Clean(asked.Text);

        foreach (var language in TicketLanguage.Readings(text))
        {
            if (OneOf(asked.Together ? Phrase(Read(text, language)) : Words(Read(text, language))) is { } reading)
            {
                any.Add(reading, Occur.SHOULD);
            }
        }

        if (!asked.Together && TicketListText.NumberOf(text) is { } number)
        {
            any.Add(Marked(TicketMarks.Number(number)), Occur.SHOULD);
        }

        return any.Clauses.Count is 0 ? null : any;
    }

    /// <summary>The terms that are to be shown where they are found.</summary>
    public static IEnumerable<string> Shown(AskedText asked)
    {
        var text = TextFolding.Clean(asked.Text);
        return TicketLanguage.Readings(text)
            .SelectMany(language => Groups(Read(text, language)).DefaultIfEmpty(Read(text, language)))
            .SelectMany(group => group.Select(term => term.Text));
    }

    public static Query Of(AskedMark asked) => AnyOf(asked.AnyOf.Select(Marked));

    public static Query Of(AskedPeriod asked) => NumericRangeQuery.NewInt64Range(
        TicketFields.CreatedAt, asked.From?.ToUnixTimeMilliseconds(), asked.To?.ToUnixTimeMilliseconds(), minInclusive: true, maxInclusive: false);

    public static Query Of(AskedParty asked)
    {
        var field = asked.Role is PartyRole.From ? TicketFields.From : TicketFields.To;
        var any = new BooleanQuery(disableCoord: true)
        {
            { new TermQuery(new(field, TicketParties.Address(asked.Text))), Occur.SHOULD },
            { new TermQuery(new(field, TicketParties.Domain(asked.Text))), Occur.SHOULD },
        };

        foreach (var member in asked.Members)
        {
            any.Add(new TermQuery(new(field, TicketParties.Address(TicketMarks.Member(member)))), Occur.SHOULD);
        }

        var text = TextFolding.Clean(asked.Text);

        foreach (var words in TicketLanguage.Readings(text).Select(language => TicketParties.OfName(Read(text, language)).Distinct(StringComparer.Ordinal)))
        {
            var all = new BooleanQuery(disableCoord: true);

            foreach (var word in words)
            {
                all.Add(new TermQuery(new(field, word)), Occur.MUST);
            }

            if (all.Clauses.Count > 0)
            {
                any.Add(all, Occur.SHOULD);
            }
        }

        return any;
    }

    /// <summary>The heads of tickets the asker may see (<see cref="Actor.Sees"/>); null where that is all of the account.</summary>
    public static Query? Scope(Actor asker)
    {
        var all = new BooleanQuery(disableCoord: true);

        if (asker.Brands is { } brands)
        {
            all.Add(AnyOf(brands.Select(brand => Marked(TicketMarks.Brand(brand)))), Occur.MUST);
        }

        if (asker.Scope is not TicketScope.All)
        {
            var own = new List<Query> { Marked(TicketMarks.Member(asker.Self)) };

            if (asker.Scope is TicketScope.Groups)
            {
                own.Add(Marked(TicketMarks.Nobody));
                own.AddRange(asker.Groups.Select(group => Marked(TicketMarks.Group(group))));
            }

            all.Add(AnyOf(own), Occur.MUST);
        }

        return all.Clauses.Count is 0 ? null : all;
    }

    private static TermQuery Marked(string mark) => new(new(TicketFields.Marks, mark));

    /// <summary>None of them is what no document has.</summary>
    private static BooleanQuery AnyOf(IEnumerable<Query> queries)
    {
        var any = new BooleanQuery(disableCoord: true);

        foreach (var query in queries.Take(BooleanQuery.MaxClauseCount))
        {
            any.Add(query, Occur.SHOULD);
        }

        return any;
    }

    private static List<Term> Read(string text, string language) => [.. new TextAnalysis(language).Read(text).Take(MostTerms)];

    private static Query? OneOf(List<Query> parts)
    {
        if (parts.Count < 2)
        {
            return parts is [var only] ? only : null;
        }

        var all = new BooleanQuery(disableCoord: true);

        foreach (var part in parts)
        {
            all.Add(part, Occur.MUST);
        }

        return all;
    }

    /// <summary>All of it, one after the other.</summary>
    private static List<Query> Phrase(List<Term> terms)
    {
        var placed = terms.Where(term => term.Kind is not (TermKind.Whole or TermKind.Single)).ToList();
        return placed.Count > 0 ? [Following(placed)] : [.. terms.Where(term => term.Kind is TermKind.Single).Select(Single)];
    }

    /// <summary>Each of its words, wherever they stand; where there are only endings and the like, all of it.</summary>
    private static List<Query> Words(List<Term> terms)
    {
        var groups = Groups(terms);
        return groups.Count is 0 ? Phrase(terms) : [.. groups.Select(Following)];
    }

    /// <summary>
    /// What is one word: the grams of a Korean one, a run of one script in Japanese and Chinese, Latin letters with nothing but signs between them. What is
    /// only grammar, or crosses from one word to the next, is left out.
    /// </summary>
    private static List<List<Term>> Groups(List<Term> terms)
    {
        var groups = new List<List<Term>>();
        Term? before = null;

        foreach (var term in terms)
        {
            if (term.Kind is TermKind.HalfGram or TermKind.WeakGram || (term.Kind is TermKind.Gram && Crosses(term)))
            {
                before = null;
            }
            else if (term.Kind is TermKind.Word or TermKind.Gram)
            {
                if (before is { } last && Follows(last, term))
                {
                    groups[^1].Add(term);
                }
                else
                {
                    groups.Add([term]);
                }

                before = term;
            }
        }

        return groups;
    }

    private static bool Follows(Term one, Term next) => (Script(one), Script(next)) switch
    {
        (CharacterScript.Spaced, CharacterScript.Spaced) => true,
        (CharacterScript.Hangul, CharacterScript.Hangul) => one.Word == next.Word,
        var (script, other) => script == other,
    };

    private static bool Crosses(Term term) => term.Text.Length is 2 && CharacterScripts.Of(term.Text[0]) != CharacterScripts.Of(term.Text[1]);

    private static CharacterScript Script(Term term) => CharacterScripts.Of(term.Text[0]);

    private static Query Following(List<Term> terms)
    {
        if (terms is [var one])
        {
            // A Chinese character is also found inside of words.
            return one.Kind is TermKind.Word && Script(one) is CharacterScript.Han
                ? AnyOf([new TermQuery(new(TicketFields.Terms, one.Text)), Single(one)])
                : new TermQuery(new(TicketFields.Terms, one.Text));
        }

        var phrase = new PhraseQuery();

        foreach (var term in terms)
        {
            phrase.Add(new(TicketFields.Terms, term.Text));
        }

        return phrase;
    }

    private static TermQuery Single(Term term) => new(new(TicketFields.Singles, term.Text));
}
