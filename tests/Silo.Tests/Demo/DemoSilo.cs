using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.CannedResponses;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Files;
using Oqupie.Grains;
using Oqupie.Grains.Channels;
using Oqupie.Grains.Channels.Email;
using Oqupie.Grains.Knowledge;
using Oqupie.Grains.Members;
using Oqupie.Grains.Tickets;
using Oqupie.Search;
using Oqupie.Silo.Demo;
using Oqupie.Storage;
using Oqupie.Testing.Servers;

namespace Oqupie.Silo.Tests.Demo;

/// <summary>A silo on embedded storage in a folder of its own, which can fill itself with the demo.</summary>
internal sealed class DemoSilo : IAsyncDisposable
{
    public static readonly AccountId Account = new("main");

    private readonly IHost _host;
    private readonly TestFolder _folder;

    private DemoSilo(IHost host, TestFolder folder) => (_host, _folder) = (host, folder);

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public T Grain<T>()
        where T : IGrainWithStringKey => Service<IGrainFactory>().GetGrain<T>(Account.Value);

    public async Task<ImmutableArray<BrandEntry>> Brands() => (await Grain<IBrandDirectoryGrain>().Page(cursor: null, limit: 100)).Must();

    public Task Fill(DemoScript? script = null) => Service<DemoFiller>().Fill(script ?? DemoScript.Read(), TestContext.Current.CancellationToken);

    public async Task<TicketPage> Tickets() =>
        (await Grain<ITicketListsGrain>().Page(Actor.System(Account), new() { Limit = 200 }, TestContext.Current.CancellationToken)).Must();

    public async Task<ImmutableArray<CannedResponseInfo>> Responses() => (await Grain<ICannedResponsesGrain>().List(
        Actor.System(Account), new() { Shared = true, Limit = 100 }, TestContext.Current.CancellationToken)).Must().Items;

    public static async Task<DemoSilo> Start(bool withPost = false)
    {
        var folder = new TestFolder();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("Storage:Directory", folder.FullName)]);
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0"); // Tests run beside one another.
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<IRichText, PlainText>();
        builder.Services.AddSingleton<IArticleHtml, PlainArticle>();
        builder.Services.AddSingleton<IArticlePictures, PlainPictures>();
        builder.Services.AddSingleton<ISendingChannel, NoWayOut>();
        builder.Services.AddSingleton<IMailboxes, NoWayOut>();
        builder.Services.AddSingleton<IRawMail, NoWayOut>();
        builder.Services.AddSingleton<ISystemMail, NoMail>();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddFiles();
        builder.Services.AddGrains();
        builder.Services.AddSearch();
        builder.Services.AddDemoFiller();

        if (withPost)
        {
            builder.Services.AddDemoPost();
        }

        builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next()).AddStorage());
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _folder.Dispose();
    }

    private sealed class PlainText : IRichText
    {
        public string Sanitise(string html) => html;

        public string ToText(string html) => html;
    }

    private sealed class PlainArticle : IArticleHtml
    {
        public string Sanitise(string html) => html;
    }

    private sealed class PlainPictures : IArticlePictures
    {
        public Task<Outcome<string>> Keep(AccountId account, string html, CancellationToken cancellationToken) => Task.FromResult<Outcome<string>>(html);
    }

    private sealed class NoMail : ISystemMail
    {
        public bool Leaves => false;

        public Task<bool> Send(string name, string email, string subject, string text, string? html, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }

    /// <summary>The demo writes to nobody: whoever asks this for more than its kind fails.</summary>
    private sealed class NoWayOut : IMailboxes, ISendingChannel, IRawMail
    {
        public string Kind => "email";

        public Task<RawMessage> Keep(AccountId account, string source, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task Delete(AccountId account, string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IMailbox> Open(AccountId account, EmailSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SendAnswer> Send(ChannelContext channel, OutboxItem item, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
