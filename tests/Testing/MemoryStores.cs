using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.CannedResponses;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Drafts;
using Oqupie.Grains.Erasing;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Log;
using Oqupie.Grains.Members;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Notifications.Pushing;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Search;
using Oqupie.Grains.Seen;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Tickets.Purging;
using Oqupie.Grains.Translations;
using Oqupie.Grains.Uploads;
using Oqupie.Grains.Views;
using Oqupie.Testing.Accounts;
using Oqupie.Testing.Brands;
using Oqupie.Testing.CannedResponses;
using Oqupie.Testing.Channels;
using Oqupie.Testing.Customers;
using Oqupie.Testing.Drafts;
using Oqupie.Testing.Erasing;
using Oqupie.Testing.Jobs;
using Oqupie.Testing.Knowledge;
using Oqupie.Testing.Log;
using Oqupie.Testing.Members;
using Oqupie.Testing.Notifications;
using Oqupie.Testing.Retention;
using Oqupie.Testing.Schedule;
using Oqupie.Testing.Search;
using Oqupie.Testing.Seen;
using Oqupie.Testing.Tickets;
using Oqupie.Testing.Translations;
using Oqupie.Testing.Uploads;
using Oqupie.Testing.Views;

namespace Oqupie.Testing;

/// <summary>
/// All stores, forgetting when the test ends. They keep the promises of the real ones (the same contract tests hold them to it) and fail on request.
/// </summary>
public sealed class MemoryStores
{
    private readonly MemoryTables _tables = new();

    public MemoryStores()
    {
        Tickets = new(_tables, Log);
        Lists = new(_tables);
        ToFind = new(_tables);
        ToPurge = new(_tables);
        Retention = new(_tables);
        Outbox = new(_tables);
        Journal = new(_tables);
        Sent = new(_tables);
        Customers = new(_tables);
        CustomerBook = new(_tables, Log);
        CustomerMerges = new(_tables, Log);
        Erasures = new(_tables, Log);
        Knowledge = new(_tables, Log);
        Due = new(_tables);
        Drafts = new(_tables);
        Jobs = new(_tables);
        var directory = new MemoryDirectory();
        Members = new(directory);
        Groups = new(directory);
        Notifications = new(_tables, Followers);
        PushDevices = new(_tables, Notifications);
    }

    public MemoryTicketStore Tickets { get; }

    public MemoryTicketLists Lists { get; }

    public MemoryTicketsToFind ToFind { get; }

    public MemoryOutboxStore Outbox { get; }

    public MemoryIntakeJournal Journal { get; }

    public MemorySentReplies Sent { get; }

    public MemoryCustomerStore Customers { get; }

    public MemoryCustomerBook CustomerBook { get; }

    public MemoryCustomerMergeStore CustomerMerges { get; }

    public MemoryCustomerErasures Erasures { get; }

    public MemoryErasing Erasing { get; } = new();

    public MemoryAutoReplyBook AutoReplies { get; } = new();

    public MemoryKnowledgeStore Knowledge { get; }

    public MemoryEventLog Log { get; } = new();

    public MemoryFollowerStore Followers { get; } = new();

    public MemoryDueStore Due { get; }

    public MemoryDraftStore Drafts { get; }

    /// <summary>Of the silo that works on them, from its start on.</summary>
    public IDueBell? DueBell
    {
        get => _tables.DueBell;
        set => _tables.DueBell = value;
    }

    public MemoryMemberDirectory Members { get; }

    public MemoryGroupDirectory Groups { get; }

    public MemoryNotificationStore Notifications { get; }

    public MemoryPushDeviceStore PushDevices { get; }

    public MemorySeenStore Seen { get; } = new();

    public MemoryUploadStore Uploads { get; } = new();

    public MemoryFileLinkStore FileLinks { get; } = new();

    public MemoryAccountDirectory Accounts { get; } = new();

    public MemoryBrandDirectory Brands { get; } = new();

    public MemoryCannedResponseStore CannedResponses { get; } = new();

    public MemorySavedViewStore Views { get; } = new();

    public MemoryTicketsToPurge ToPurge { get; }

    public MemoryRetentionStore Retention { get; }

    public MemoryJobStore Jobs { get; }

    public MemoryTranslationStore Translations { get; } = new();

    public MemoryAnsweredCalls Calls { get; } = new();

    public MemoryStoreProbe Probe { get; } = new();

    public void AddTo(IServiceCollection services) => services
        .AddSingleton<ITicketStore>(Tickets)
        .AddSingleton<ITicketLists>(Lists)
        .AddSingleton<ITicketsToFind>(ToFind)
        .AddSingleton<IOutboxStore>(Outbox)
        .AddSingleton<IIntakeJournal>(Journal)
        .AddSingleton<INotGiven>(Journal)
        .AddSingleton<ISentReplies>(Sent)
        .AddSingleton<ICustomerStore>(Customers)
        .AddSingleton<ICustomerBook>(CustomerBook)
        .AddSingleton<ICustomerMergeStore>(CustomerMerges)
        .AddSingleton<ICustomerErasures>(Erasures)
        .AddSingleton<ILooseBlobs>(Erasing)
        .AddSingleton<IErasedBytes>(Erasing)
        .AddSingleton<IBlobBin>(Erasing)
        .AddSingleton<IDraftStore>(Drafts)
        .AddSingleton<IAutoReplyBook>(AutoReplies)
        .AddSingleton<IMemberDirectory>(Members)
        .AddSingleton<IGroupDirectory>(Groups)
        .AddSingleton<INotificationStore>(Notifications)
        .AddSingleton<IPushDeviceStore>(PushDevices)
        .AddSingleton<ISeenStore>(Seen)
        .AddSingleton<IUploadStore>(Uploads)
        .AddSingleton<IFileLinkStore>(FileLinks)
        .AddSingleton<IKnowledgeStore>(Knowledge)
        .AddSingleton<IStoredArticles>(Knowledge)
        .AddSingleton<IFollowerStore>(Followers)
        .AddSingleton<IAccountDirectory>(Accounts)
        .AddSingleton<IBrandDirectory>(Brands)
        .AddSingleton<ICannedResponseStore>(CannedResponses)
        .AddSingleton<IRetentionStore>(Retention)
        .AddSingleton<ISavedViewStore>(Views)
        .AddSingleton<ITicketsToPurge>(ToPurge)
        .AddSingleton<IJobStore>(Jobs)
        .AddSingleton<ITranslationStore>(Translations)
        .AddSingleton<IAnsweredCalls>(Calls)
        .AddSingleton<IStoreProbe>(Probe)
        .AddSingleton<IEventLog>(provider =>
        {
            Log.Bell = provider.GetRequiredService<ILogBell>();
            return Log;
        })
        .AddSingleton<IDueStore>(provider =>
        {
            DueBell = provider.GetRequiredService<IDueBell>();
            return Due;
        });
}
