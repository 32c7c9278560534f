using System.Collections.Immutable;
using System.Globalization;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Channels;

namespace Oqupie.Testing.Channels;

public sealed partial class MemoryIntakeJournal : INotGiven
{
    private readonly Dictionary<(ChannelId Channel, string Source), int> _asked = [];

    public Task Note(ChannelId channel, ImmutableArray<NotGivenRow> rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            foreach (var one in rows)
            {
                if (!Of(channel).Any(row => row.Source == one.Source))
                {
                    var id = (_tables.Journal.Count + 1).ToString(CultureInfo.InvariantCulture);
                    _tables.Journal.Add((channel, new() { Id = id, At = at, Source = one.Source, Sha256 = "", Size = 0, Fate = IntakeFate.NotGiven }));
                }

                _asked[(channel, one.Source)] = one.Asked;
                Change(channel, row => row.Source == one.Source && row.Fate is IntakeFate.NotGiven, row => row with { Reason = one.Reason, AskAt = one.AskAt });
            }

            return Task.CompletedTask;
        }
    }

    public Task<ImmutableArray<NotGivenRow>> Due(ChannelId channel, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            return Task.FromResult<ImmutableArray<NotGivenRow>>(
            [
                .. Of(channel).Where(row => row.AskAt <= now).OrderBy(row => row.AskAt).Take(limit)
                    .Select(row => new NotGivenRow(row.Source, row.Reason ?? "", _asked[(channel, row.Source)], row.AskAt!.Value)),
            ]);
        }
    }

    public Task GiveUp(ChannelId channel, ImmutableArray<string> sources, string reason, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            Change(
                channel, row => sources.Contains(row.Source) && row.Fate is IntakeFate.NotGiven, row => row with { AskAt = null, Reason = reason });
            return Task.CompletedTask;
        }
    }

    public Task Hurry(ChannelId channel, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            Change(channel, row => row.Id == id && row.AskAt is not null, row => row with { AskAt = now });
            return Task.CompletedTask;
        }
    }

    public Task<NotGivenSum> Sum(ChannelId channel, CancellationToken cancellationToken)
    {
        lock (_tables.Gate)
        {
            var waiting = Of(channel).Select(row => row.AskAt).OfType<DateTimeOffset>().ToList();
            return Task.FromResult(new NotGivenSum(waiting.Count, waiting.Count is 0 ? null : waiting.Min()));
        }
    }
}
