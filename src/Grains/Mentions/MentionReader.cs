using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Grains.Members;

namespace Oqupie.Grains.Mentions;

/// <summary>Finds whom a memo names.</summary>
public sealed class MentionReader(IMemberDirectory members, IGroupDirectory groups)
{
    /// <summary>Those of these who are there.</summary>
    public async Task<ImmutableArray<string>> OfHtml(AccountId account, string html, CancellationToken cancellationToken)
    {
        var named = MentionMarkup.OfHtml(html);

        if (named.IsEmpty)
        {
            return [];
        }

        var people = await members.Find(account, [.. named.Where(one => !one.IsGroup).Select(one => one.Id)], cancellationToken);
        var teams = await groups.Find(account, [.. named.Where(one => one.IsGroup).Select(one => one.Id)], cancellationToken);
        return
        [
            .. named.Where(one => one.IsGroup ? teams.Any(team => team.Id == one.Id) : people.Any(member => member.Id == one.Id))
                .Select(one => one.ToString()),
        ];
    }

    /// <summary>The text as people read it, and whom its brackets name: by id, by address, or by a name that only one has.</summary>
    public async Task<(string Text, ImmutableArray<string> Named)> OfText(AccountId account, string text, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<Mention>();

        foreach (var word in MentionMarkup.OfText(text))
        {
            if (await Find(account, word, cancellationToken) is var (mention, name))
            {
                names[word] = name;
                named.Add(mention);
            }
        }

        return names.Count is 0 ? (text, []) : (MentionMarkup.Resolve(text, names), [.. named.Distinct().Select(one => one.ToString())]);
    }

    private async Task<(Mention Mention, string Name)?> Find(AccountId account, string word, CancellationToken cancellationToken)
    {
        if (LocalKey.IsValid(word) && await members.Find(account, [word], cancellationToken) is [var byId])
        {
            return (new(false, byId.Id), byId.Name);
        }

        if (word.Contains('@') && await members.Holder(account, EmailAddress.Key(word), cancellationToken) is { Present: true } byAddress)
        {
            return (new(false, byAddress.Id), byAddress.Name);
        }

        var found = await members.Page(account, new() { Text = word }, cancellationToken);
        var same = found?.Items.Where(member => string.Equals(member.Name, word, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() ?? [];
        return same is [var byName] ? (new(false, byName.Id), byName.Name)
            : same.Count is 0 && await groups.Named(account, word, cancellationToken) is { } group ? (new(true, group.Id), group.Name)
            : null;
    }
}
