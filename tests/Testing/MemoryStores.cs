using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Accounts;
using Oqupie.Testing.Brands;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Customers;
using Oqupie.Testing.Knowledge;
using Oqupie.Testing.Schedule;
using Oqupie.Testing.Tickets;

namespace Oqupie.Testing;

/// <summary>All stores, forgetting when the test ends. They keep the promises of the real ones (the same contract tests hold them to it) and fail on request.</summary>
public sealed class MemoryStores
{
    private readonly MemoryTables _tables = new();

    public MemoryStores()
    {
        Tickets = new(_tables);
        Lists = new(_tables);
        Outbox = new(_tables);
        Journal = new(_tables);
        Customers = new(_tables);
        Knowledge = new(_tables);
        Due = new(_tables);
    }

    public MemoryTicketStore Tickets { get; }

    public MemoryTicketLists Lists { get; }

    public MemoryOutboxStore Outbox { get; }

    public MemoryIntakeJournal Journal { get; }

    public MemoryCustomerStore Customers { get; }

    public MemoryAutoReplyBook AutoReplies { get; } = new();

    public MemoryKnowledgeStore Knowledge { get; }

    public MemoryDueStore Due { get; }

    /// <summary>Of the silo that works on them, from its start on.</summary>
    public IDueBell? Bell
    {
        get => _tables.Bell;
        set => _tables.Bell = value;
    }

    public MemoryAccountDirectory Accounts { get; } = new();

    public MemoryBrandDirectory Brands { get; } = new();

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ITicketStore>(Tickets)
        .AddSingleton<ITicketLists>(Lists)
        .AddSingleton<IOutboxStore>(Outbox)
        .AddSingleton<IIntakeJournal>(Journal)
        .AddSingleton<ICustomerStore>(Customers)
        .AddSingleton<IAutoReplyBook>(AutoReplies)
        .AddSingleton<IKnowledgeStore>(Knowledge)
        .AddSingleton<IKnowledgeLog>(Knowledge)
        .AddSingleton<IAccountDirectory>(Accounts)
        .AddSingleton<IBrandDirectory>(Brands)
        .AddSingleton<IDueStore>(provider =>
        {
            Bell = provider.GetRequiredService<IDueBell>();
            return Due;
        });
}
