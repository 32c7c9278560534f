using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Testing.Api;
using Oqupie.Testing.Servers;

namespace Oqupie.Cluster.Tests.Knowledge;

/// <summary>Searching in the product as its users have it.</summary>
public sealed class SearchTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_found_by_every_silo_within_a_second()
    {
        await using var product = new RunningProduct { Kind = ProductKind.Apart, SiloCount = 2 };
        await product.Start(Now);
        using var api = await product.SignIn(Now);
        using var portal = new HttpClient { BaseAddress = product.Portal!.Address };
        var shelf = await Shelf.Make(api, Now);
        await Found(shelf, await shelf.Write("Warming up", Now), "warming"); // Both hosts know the brand, and every silo has begun to follow.
        await Everywhere(shelf, portal, "warming");
        var slowest = TimeSpan.Zero;

        for (var n = 0; n < 5; n++)
        {
            var began = Stopwatch.GetTimestamp();
            await shelf.Write($"Topic{n} explained", Now);
            await Everywhere(shelf, portal, $"topic{n}");
            slowest = Stopwatch.GetElapsedTime(began) is var took && took > slowest ? took : slowest;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"saved to found everywhere: {slowest.TotalMilliseconds:0} ms at most");
        Assert.InRange(slowest, TimeSpan.Zero, OneSecond * 2); // A second, and the asking itself on a busy machine.
    }

    [Fact]
    public async Task After_a_kill_everything_is_found_that_was_acknowledged()
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne };
        await product.Start(Now);
        using var api = await product.SignIn(Now);
        var shelf = await Shelf.Make(api, Now);
        await Found(shelf, await shelf.Write("Before everything", Now), "everything");

        for (var n = 0; n < 3; n++)
        {
            var last = await shelf.Write($"Topic{n} explained", Now);
            await product.Web.Kill();
            await product.Web.Start(Now);
            await Found(shelf, last, $"topic{n}");
        }

        Assert.Equal(4, (await shelf.Search("explained everything", Now)).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_damaged_or_missing_index_is_rebuilt_while_questions_are_answered(bool isMissing)
    {
        await using var product = new RunningProduct { Kind = ProductKind.AllInOne };
        await product.Start(Now);
        using var api = await product.SignIn(Now);
        var shelf = await Shelf.Make(api, Now);
        var article = await shelf.Write("Refunds explained", Now);
        await Found(shelf, article, "refunds");
        await product.Web.Stop();

        var indexes = new DirectoryInfo(Path.Combine(product.DataFolder, "search"));
        var files = indexes.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name is not "write.lock").ToList();
        Assert.NotEmpty(files);

        if (isMissing)
        {
            indexes.Delete(recursive: true);
        }
        else
        {
            files.ForEach(file => File.WriteAllBytes(file.FullName, [.. File.ReadAllBytes(file.FullName).Select(one => (byte)~one)]));
        }

        await product.Web.Start(Now);
        await Found(shelf, article, "refunds"); // Every question before is answered, or this throws.
    }

    private static Task Found(Shelf shelf, string article, string text) => Until.True(
        async cancellation => (await shelf.Search(text, cancellation)).Contains(article), () => $"'{text}' finds nothing.", cancellationToken: Now);

    /// <summary>Many times in a row, on both ways: hosts ask the silos in turn.</summary>
    private static Task Everywhere(Shelf shelf, HttpClient portal, string text)
    {
        var row = 0;
        return Until.True(
            async cancellation =>
            {
                var onPortal = await portal.GetFromJsonAsync<JsonElement>(
                    new Uri($"/portal/{shelf.Slug}/search?format=json&q={text}", UriKind.Relative), cancellation);
                var found = onPortal.GetProperty("total").GetInt32() > 0 && (await shelf.Search(text, cancellation)).Length > 0;
                row = found ? row + 1 : 0;
                return row is 6;
            },
            () => $"'{text}' is not found everywhere.",
            cancellationToken: Now);
    }
}
