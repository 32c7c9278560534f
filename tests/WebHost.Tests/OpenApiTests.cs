namespace Oqupie.WebHost.Tests;

/// <summary>The committed description is what the host says. Set OQUPIE_WRITE_OPENAPI=1 to write it anew.</summary>
public sealed class OpenApiTests(Company company)
{
    [Fact]
    public async Task The_committed_description_is_not_stale()
    {
        var described = (await company.Nobody.Get("/openapi/v1.json")).IsOk().Text.ReplaceLineEndings("\n") + "\n";

        if (Environment.GetEnvironmentVariable("OQUPIE_WRITE_OPENAPI") is "1")
        {
            await File.WriteAllTextAsync(Committed(), described, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken), described);
    }

    [Fact]
    public async Task Every_operation_has_a_name_and_a_summary()
    {
        var paths = (await company.Nobody.Get("/openapi/v1.json")).IsOk().Json["paths"]!.AsObject();

        Assert.All(paths.SelectMany(path => path.Value!.AsObject().Select(operation => (Name: $"{operation.Key} {path.Key}", operation.Value))), operation =>
        {
            Assert.NotNull(operation.Value!["operationId"]);
            Assert.NotNull(operation.Value["summary"]);
        });
    }

    private static string Committed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OqupieOrleans.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The solution is not above the tests."), "src", "WebHost", "openapi.json");
    }
}
