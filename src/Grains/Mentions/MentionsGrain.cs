using System.Collections.Immutable;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Mentions;
using Oqupie.Grains.Members;
using Orleans.Concurrency;

namespace Oqupie.Grains.Mentions;

[GrainType("mentions"), StatelessWorker(maxLocalWorkers: 32)]
internal sealed class MentionsGrain(IMemberDirectory members, IGroupDirectory groups) : Grain, IMentionsGrain
{
    private const int Most = 8;

    /// <summary>Pages of two hundred that are looked through for those who may see the ticket; whoever is not found by then types a letter more.</summary>
    private const int MostPages = 5;

    private AccountId Account => new(this.GetPrimaryKeyString());

    public async Task<ImmutableArray<Mentionable>> Find(MentionQuery query)
    {
        var found = new List<Mentionable>();
        var asked = new DirectoryQuery { Text = query.Text.Length > 0 ? query.Text : null };

        for (var pages = 0; pages < MostPages && found.Count < Most; pages++)
        {
            var page = await members.Page(Account, asked, CancellationToken.None);
            found.AddRange(page?.Items.Where(member => MaySee(member, query))
                .Select(member => new Mentionable(MentionableKind.Member, member.Id, member.Name)) ?? []);

            if (page?.Next is not { } next)
            {
                break;
            }

            asked = asked with { Cursor = next };
        }

        if (found.Count < Most)
        {
            var teams = await groups.Page(Account, new() { Text = asked.Text, Limit = Most }, CancellationToken.None);
            found.AddRange(teams?.Items.Where(team => !team.Members.IsEmpty)
                .Select(team => new Mentionable(MentionableKind.Group, team.Id, team.Name)) ?? []);
        }

        return [.. found.Take(Most)];
    }

    private bool MaySee(Member member, MentionQuery query) =>
        MemberRules.Rights(member, Account).Succeeded(out var actor, out _)
        && actor.May(Permission.WorkOnTickets) && actor.Sees(query.Brand, query.Member, query.Group);
}
