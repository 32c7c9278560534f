using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Accounts;
using Oqupie.WebHost.Brands;
using Oqupie.WebHost.CannedResponses;
using Oqupie.WebHost.Channels;
using Oqupie.WebHost.Customers;
using Oqupie.WebHost.Drafts;
using Oqupie.WebHost.Files;
using Oqupie.WebHost.Finders;
using Oqupie.WebHost.Inquiries;
using Oqupie.WebHost.Jobs;
using Oqupie.WebHost.Knowledge;
using Oqupie.WebHost.Live;
using Oqupie.WebHost.Members;
using Oqupie.WebHost.Notices;
using Oqupie.WebHost.Notifications;
using Oqupie.WebHost.Pictures;
using Oqupie.WebHost.Portals;
using Oqupie.WebHost.Repeats;
using Oqupie.WebHost.Retention;
using Oqupie.WebHost.Search;
using Oqupie.WebHost.Seen;
using Oqupie.WebHost.Tickets;
using Oqupie.WebHost.Translations;
using Oqupie.WebHost.Uploads;
using Oqupie.WebHost.Views;

namespace Oqupie.WebHost;

/// <summary>The agents' floor: API, live hub and console.</summary>
public static class WebHostRegistration
{
    public static void AddWebHost(this IHostApplicationBuilder builder)
    {
        builder.Services.AddWire();
        builder.Services.AddAccess();
        builder.Services.AddRepeats();
        builder.Services.AddAccounts();
        builder.Services.AddMembers();
        builder.Services.AddUploads();
        builder.Services.AddResumableUploads();
        builder.Services.AddBrands();
        builder.Services.AddPortals();
        builder.Services.AddTickets();
        builder.Services.AddSingleton<BulkDesk>();
        builder.Services.AddSingleton<CustomerExport>();
        builder.Services.AddTicketSearchDesk();
        builder.Services.AddSingleton<SeenDesk>();
        builder.Services.AddSingleton<DraftDesk>();
        builder.Services.AddPictures();
        builder.Services.AddTranslations();
        builder.Services.AddKnowledge();
        builder.Services.AddChannels();
        builder.Services.AddLive();
    }

    public static void MapWebHost(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFarewell();
        app.UseAccess();
        app.UseRepeats();
        app.UseConsole();

        app.MapOpenApi();
        app.MapSetUp();
        app.MapSession();
        app.MapMe();
        app.MapMembers();
        app.MapInvitations();
        app.MapGroups();
        app.MapApiKeys();
        app.MapBrands();
        app.MapPortals();
        app.MapRedirects();
        app.MapFinderSettings();
        app.MapInquiryTypes();
        app.MapCustomers();
        app.MapErasure();
        app.MapFiles();
        app.MapUploads();
        app.MapFileLinks();
        app.MapTickets();
        app.MapRetention();
        app.MapViews();
        app.MapJobs();
        app.MapTicketSearch();
        app.MapNotifications();
        app.MapPush();
        app.MapSeen();
        app.MapPictures();
        app.MapTicketPairs();
        app.MapDrafts();
        app.MapTranslations();
        app.MapKnowledge();
        app.MapNotices();
        app.MapCannedResponses();
        app.MapChannels();
        app.MapHooks();
        app.MapMailLooks();
        app.MapLive();
    }
}
