using Microsoft.Extensions.Configuration;
using Oqupie.ServiceDefaults.Starting;

namespace Oqupie.WebHost.Tests.Starting;

/// <summary>A setting that nobody reads is named, with the one that was meant.</summary>
public sealed class UnknownSettingsTests
{
    private static readonly ILookup<string, string> Known = new[]
    {
        ("Storage", "Provider"), ("Storage", "Directory"), ("Web", "PublicAddress"), ("Knowledge", "MostArticles"), ("Knowledge:Import", "MostFiles"),
    }.ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData("Storage:Directory", null, null)]
    [InlineData("storage:DIRECTORY", null, null)]
    [InlineData("Storage:Direktory", "Storage:Direktory", "Storage:Directory")]
    [InlineData("Storage:Dierctory", "Storage:Dierctory", "Storage:Directory")]
    [InlineData("Storage:Colour", "Storage:Colour", null)]
    [InlineData("Knowledge:Import:MostFiles", null, null)]
    [InlineData("Knowledge:Import:MostFile", "Knowledge:Import:MostFile", "Knowledge:Import:MostFiles")]
    [InlineData("Storag:Directory", "Storag", "Storage")]
    [InlineData("Logging:LogLevel:Default", null, null)]
    [InlineData("PATH", null, null)]
    public void What_is_said_is_known_or_named(string said, string? unknown, string? nearest)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [said] = "x" }).Build();

        var found = UnknownSettings.Of(configuration, Known).ToList();

        Assert.Equal(unknown is null ? [] : [(unknown, nearest)], found);
    }
}
