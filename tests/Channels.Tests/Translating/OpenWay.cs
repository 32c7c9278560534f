using System.Net.Http;
using Microsoft.Extensions.Options;
using Oqupie.Channels.Translating;
using Oqupie.Contracts.Translations;
using Oqupie.Grains.Translations;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Translating;

/// <summary>A way out that lets everything through, and the adapters over it.</summary>
internal sealed class OpenWay : IWayOut
{
    public HttpMessageHandler Handler(TimeSpan connectTimeout, Func<string, bool> trusts, int mostConnections = 4) =>
        new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = connectTimeout };

    public bool HasRefused(HttpRequestException failure) => false;

    public static HtmlTranslator Translator(TimeSpan? timeout = null) => new(
        new TranslationCalls(
            new OpenWay(), Options.Create(new TranslationOptions { Timeout = timeout ?? TimeSpan.FromSeconds(20) }), TimeProvider.System),
        [new DeepLWire(), new LibreTranslateWire()],
        TimeProvider.System);

    public static TranslatorWay To(TranslationServer server, TranslationProvider provider, string? key = TranslationServer.Key) =>
        new() { Provider = provider, Address = server.Address, Key = key };
}
