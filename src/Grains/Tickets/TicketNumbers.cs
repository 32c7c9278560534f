using System.Collections.Concurrent;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Grains.Tickets;

/// <summary>
/// Gives out this silo's share of ticket numbers: a block at a time, so that a number costs no call. What a stopped silo had left is never used.
/// </summary>
public sealed class TicketNumbers(IGrainFactory grains)
{
    private const int BlockSize = 100;

    private readonly ConcurrentDictionary<AccountId, Block> _blocks = new();

    public async ValueTask<TicketId> Next(AccountId account)
    {
        var block = _blocks.GetOrAdd(account, _ => new());

        await block.Turn.WaitAsync();

        try
        {
            if (block.Next == block.End)
            {
                block.Next = await grains.GetGrain<ITicketNumbersGrain>(account.Value).Reserve(BlockSize);
                block.End = block.Next + BlockSize;
            }

            return new(account, block.Next++);
        }
        finally
        {
            block.Turn.Release();
        }
    }

    private sealed class Block
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long Next { get; set; }

        public long End { get; set; }
    }
}
