using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Oqupie.Grains.Accounts;
using Oqupie.Grains.Brands;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Drafts;
using Oqupie.Grains.Erasing;
using Oqupie.Grains.Finders;
using Oqupie.Grains.Inquiries;
using Oqupie.Grains.Jobs;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Live;
using Oqupie.Grains.Log;
using Oqupie.Grains.Members;
using Oqupie.Grains.Mentions;
using Oqupie.Grains.Notifications;
using Oqupie.Grains.Retention;
using Oqupie.Grains.Schedule;
using Oqupie.Grains.Search;
using Oqupie.Grains.Seen;
using Oqupie.Grains.Tickets;
using Oqupie.Grains.Translations;
using Oqupie.Grains.Uploads;
using Oqupie.Grains.Views;

namespace Oqupie.Grains;

/// <summary>What the grains need besides the ports, which Storage, Search, Channels and Files bring, and DataProtection, which the host brings.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccounts();
        services.AddBrands();
        services.AddMembers();
        services.AddCustomers();
        services.AddLog();
        services.AddSchedule();
        services.AddLiveGrains();
        services.AddMentions();
        services.AddTickets();
        services.AddKnowledge();
        services.AddChannelGrains();
        services.AddNotifications();
        services.AddDrafts();
        services.AddRetention();
        services.AddSeen();
        services.AddTicketSearch();
        services.AddInquiries();
        services.AddFinders();
        services.AddTranslations();
        services.AddUploads();
        services.AddViews();
        services.AddJobs();
        services.AddErasing();
        return services;
    }
}
