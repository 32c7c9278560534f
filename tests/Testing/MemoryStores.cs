using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Tickets;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Customers;
using Oqupie.Testing.Knowledge;
using Oqupie.Testing.Tickets;

namespace Oqupie.Testing;

/// <summary>All stores, forgetting when the test ends. They keep the promises of the real ones (the same contract tests hold them to it) and fail on request.</summary>
public sealed class MemoryStores
{
    public MemoryStores()
    {
        var tables = new MemoryTables();
        Tickets = new(tables);
        Lists = new(tables);
        Outbox = new(tables);
        Journal = new(tables);
        Sent = new(tables);
        Customers = new(tables);
    }

    public MemoryTicketStore Tickets { get; }

    public MemoryTicketLists Lists { get; }

    public MemoryOutboxStore Outbox { get; }

    public MemoryIntakeJournal Journal { get; }

    public MemorySentReplies Sent { get; }

    public MemoryCustomerStore Customers { get; }

    public MemoryAutoReplyBook AutoReplies { get; } = new();

    public MemoryKnowledgeStore Knowledge { get; } = new();

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ITicketStore>(Tickets)
        .AddSingleton<ITicketLists>(Lists)
        .AddSingleton<IOutboxStore>(Outbox)
        .AddSingleton<IIntakeJournal>(Journal)
        .AddSingleton<ISentReplies>(Sent)
        .AddSingleton<ICustomerStore>(Customers)
        .AddSingleton<IAutoReplyBook>(AutoReplies)
        .AddSingleton<IKnowledgeStore>(Knowledge)
        .AddSingleton<IKnowledgeLog>(Knowledge);
}
