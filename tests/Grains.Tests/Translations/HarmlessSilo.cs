using Microsoft.Extensions.DependencyInjection;
using Oqupie.Grains.Tickets;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Translations;

/// <summary>A silo whose HTML is seen to have been made harmless: scripts are gone.</summary>
public sealed class HarmlessSilo : IAsyncLifetime
{
    public TestSilo Silo { get; } = new() { More = services => services.AddSingleton<IRichText, WithoutScripts>() };

    public ValueTask InitializeAsync() => Silo.InitializeAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();

    private sealed class WithoutScripts : IRichText
    {
        public string Sanitise(string html) => System.Text.RegularExpressions.Regex.Replace(
            html, "<script>.*?</script>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

        public string ToText(string html) => html;
    }
}
