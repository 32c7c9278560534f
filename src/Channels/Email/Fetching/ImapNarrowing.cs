using System.Collections.Immutable;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Oqupie.Channels.Email.Connecting;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;

namespace Oqupie.Channels.Email.Fetching;

/// <summary>
/// Takes messages of which the server may be unable to give some: what a command did not bring is asked for in ever smaller parts, until what the server
/// refuses, answers with nothing or ends the connection over stands alone and is named. The rest comes in.
/// </summary>
internal sealed class ImapNarrowing(ImapConnection connection, ImapTaking taking, PlainWords words, TimeProvider clock)
{
    // So much is lost of a connection by one batch at most; what it had come to by then is saved before the next.
    private const int MostDrops = 24;

    // A server that ends one connection after the other is in trouble itself, and does not need a storm of ours.
    private const int DropsAtOnce = 100;
    private static readonly TimeSpan BetweenDrops = TimeSpan.FromSeconds(1);

    private int _dropsInARow;

    /// <param name="name">The folder.</param>
    /// <param name="uids">Rising.</param>
    /// <param name="window">What is too old, and what is an import.</param>
    /// <param name="importTo">The last number that may be too old.</param>
    /// <param name="suspected">
    /// They failed before: each is asked for alone, and a connection that is lost over it, and perhaps not to be had again, is its doing.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Narrowed> Take(
        string name, IReadOnlyList<UniqueId> uids, MailWindow window, long importTo, bool suspected, CancellationToken cancellationToken)
    {
        var folder = await connection.Folders.Kept(name, cancellationToken);
        var validity = folder.UidValidity;
        var round = new Round(validity);

        foreach (var part in suspected ? uids.Reverse().Select(uid => new Part([uid], 1)) : [new Part(uids, 0)])
        {
            round.Waiting.Push(part);
        }

        var drops = 0;

        while (round.Waiting.TryPop(out var part))
        {
            if (part.Uids.Count is 0)
            {
                continue;
            }

            if (drops >= MostDrops)
            {
                round.Waiting.Push(part);
                break;
            }

            folder = await connection.Folders.Kept(name, cancellationToken);
            var tried = await taking.Try(folder, part.Uids, window, importTo, cancellationToken);
            round.Keep(tried);
            _dropsInARow = tried.Taken.IsEmpty ? _dropsInARow : 0;

            if (tried.Fault is not { } fault)
            {
                await AskForMissing(round, folder, part, tried, cancellationToken);
            }
            else if (!IsLost(fault))
            {
                Narrow(round, part, tried, words.Say("fetch", fault), isLost: false);
            }
            else
            {
                drops++;

                if (!await Renew(name, validity, part.Uids.Count is 1 && suspected, round, cancellationToken))
                {
                    // What it came to is saved; whoever comes next finds out whether the server is there again.
                    if (part.Uids.Count is 1 && suspected)
                    {
                        round.Refuse(part.Uids[0], Reason(words.Say("fetch", fault)));
                    }
                    else
                    {
                        round.Waiting.Push(part with { Uids = tried.Missing(part.Uids) });
                    }

                    break;
                }

                Narrow(round, part, tried, words.Say("fetch", fault), isLost: true);
            }
        }

        return round.End();
    }

    // Only a client that is still in order says that the server merely refused; one that lost its thread has to begin anew.
    private bool IsLost(Exception fault) => fault is not ImapCommandException || !connection.Client.IsConnected;

    // What was deleted between the search and the fetch is not missing: Dovecot answers with nothing while we have not heard of it yet.
    private async Task AskForMissing(Round round, ImapFolder folder, Part part, Tried tried, CancellationToken cancellationToken)
    {
        var missing = tried.Missing(part.Uids);

        if (missing.Count is 0)
        {
            return;
        }

        await connection.Client.NoOpAsync(cancellationToken);
        var there = (await folder.SearchAsync(SearchQuery.Uids([.. missing]), cancellationToken)).Select(uid => uid.Id).ToHashSet();
        missing = [.. missing.Where(uid => there.Contains(uid.Id))];

        if (tried.Taken.IsEmpty && part.Times > 0)
        {
            foreach (var uid in missing)
            {
                round.Refuse(uid, Reason("it answered, and there was nothing in the answer."));
            }
        }
        else
        {
            round.Waiting.Push(new(missing, part.Times + 1));
        }
    }

    // The numbers rise, and what is pushed last is asked for first.
    private static void Narrow(Round round, Part part, Tried tried, string said, bool isLost)
    {
        var missing = tried.Missing(part.Uids);

        if (part.Uids.Count is 1 && (!isLost || part.Times > 0))
        {
            foreach (var uid in missing)
            {
                round.Refuse(uid, Reason(said));
            }
        }
        else if (missing.Count is 1)
        {
            round.Waiting.Push(new(missing, 1));
        }
        else
        {
            // Where the server had begun to give, it stopped at the first that is missing.
            var first = tried.Taken.IsEmpty ? missing.Count / 2 : 1;
            round.Waiting.Push(new([.. missing.Skip(first)], 0));
            round.Waiting.Push(new([.. missing.Take(first)], first is 1 ? 1 : 0));
        }
    }

    /// <returns>False where there is no connection, and what was come to is worth saving.</returns>
    private async Task<bool> Renew(string name, uint validity, bool isAlone, Round round, CancellationToken cancellationToken)
    {
        if (++_dropsInARow > DropsAtOnce)
        {
            await Task.Delay(BetweenDrops, clock, cancellationToken);
        }

        try
        {
            await connection.Open(cancellationToken);
        }
        catch (ChannelFailedException) when (isAlone || round.HasCome)
        {
            return false;
        }

        var folder = await connection.Folders.Open(name, FolderAccess.ReadOnly, cancellationToken);

        // What was told on the connection before is not told again.
        connection.Folders.Changed = true;
        return folder.UidValidity == validity ? true : throw new ChannelFailedException($"The server counts anew in the folder {name}.");
    }

    private static string Reason(string said) => $"{Contracts.Channels.IntakeReasons.NotGiven}: {said}";

    private readonly record struct Part(IReadOnlyList<UniqueId> Uids, int Times);

    private sealed class Round(uint validity)
    {
        private readonly SortedDictionary<uint, RawOrReason> _come = [];

        public Stack<Part> Waiting { get; } = new();

        public bool HasCome => _come.Count > 0;

        public string Folder { get; private set; } = "";

        public void Keep(Tried tried)
        {
            Folder = tried.Folder;

            foreach (var (uid, raw) in tried.Taken)
            {
                _come[uid] = new(raw, null);
            }
        }

        public void Refuse(UniqueId uid, string reason) =>
            _come[uid.Id] = new(null, new(MailSource.Of(Folder, validity, uid.Id), reason));

        public Narrowed End() => new(
            [.. _come.Values.Select(one => one.Raw).OfType<Contracts.Channels.RawMessage>()],
            [.. _come.Values.Select(one => one.Reason).OfType<NotGiven>()],
            [.. Waiting.SelectMany(part => part.Uids).OrderBy(uid => uid.Id)]);
    }

    private readonly record struct RawOrReason(Contracts.Channels.RawMessage? Raw, NotGiven? Reason);
}

/// <param name="Taken">Rising.</param>
/// <param name="NotGiven">What the server would not give.</param>
/// <param name="Rest">What was not come to, all of it behind the others.</param>
internal sealed record Narrowed(ImmutableArray<Contracts.Channels.RawMessage> Taken, ImmutableArray<NotGiven> NotGiven, ImmutableArray<UniqueId> Rest);
