using System.Net;

namespace Oqupie.WebHost.Tests.Access;

public sealed class PagesTests(Company company)
{
    [Fact]
    public async Task Every_answer_tells_browsers_what_not_to_do()
    {
        var answer = await company.Nobody.Get("setup");

        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task These_are_for_everybody(string path) => (await company.Nobody.Get(path)).IsOk();

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/health/nothing")]
    [InlineData("/openapi/nothing")]
    public async Task A_wrong_address_of_the_server_is_not_the_console(string path) => (await company.Nobody.Get(path)).Is(HttpStatusCode.NotFound);
}
