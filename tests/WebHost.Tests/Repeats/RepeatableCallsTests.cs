using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;
using Oqupie.Testing.Servers;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Tests.Repeats;

/// <summary>A call with an Idempotency-Key is one call however often it is made, whatever it does.</summary>
public sealed class RepeatableCallsTests(WebFloor floor)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What makes something, and the list in which that would stand twice.</summary>
    public static TheoryData<string, string, string> Makers => new()
    {
        { "groups", """{"name":"$"}""", "groups" },
        { "brands", """{"name":"$","language":"en","supportEmail":"support@acme.example"}""", "brands?limit=200" },
        { "api-keys", """{"name":"$","scopes":["tickets:read"]}""", "api-keys" },
        { "members/invitations", """{"email":"$@acme.example","name":"$","role":"agent"}""", "members" },
        { "brands/{brand}/channels", """{"kind":"email","name":"$","settings":{"address":"$@acme.example"}}""", "brands/{brand}/channels" },
        { "brands/{brand}/kb/categories", """{"name":"$"}""", "brands/{brand}/kb/categories" },
        { "brands/{brand}/notices", """{"title":"$"}""", "brands/{brand}/notices" },
        { "tickets", """{"brand":"{brand}","subject":"$","body":"b","customer":{"email":"k@customer.example"}}""", "tickets?brand={brand}" },
    };

    [Theory]
    [MemberData(nameof(Makers))]
    public async Task What_is_made_twice_with_one_key_is_made_once(string path, string body, string list)
    {
        var (brand, name, key) = (await floor.NewBrand(), $"once-{LocalKey.New()}", LocalKey.New());
        string Of(string text) => text.Replace("{brand}", brand, StringComparison.Ordinal).Replace("$", name, StringComparison.Ordinal);

        var first = await Post(Of(path), Of(body), key);
        var second = await Post(Of(path), Of(body), key);

        Assert.Equal((HttpStatusCode.Created, false), (first.Status, first.Replayed));
        Assert.Equal((HttpStatusCode.Created, true), (second.Status, second.Replayed));
        Assert.Equal((first.Text, first.Location), (second.Text, second.Location));
        Assert.Equal(1, Count(await floor.Owner.Http.GetStringAsync($"/api/v1/{Of(list)}", Cancellation), first.Id));
    }

    [Theory]
    [InlineData("POST", "groups", """{"name":"another"}""")]
    [InlineData("POST", "groups", """{"name":"$", "members":[]}""")]
    [InlineData("POST", "api-keys", """{"name":"$"}""")]
    [InlineData("POST", "groups?x=1", """{"name":"$"}""")]
    [InlineData("PATCH", "me", """{"name":"$"}""")]
    [InlineData("DELETE", "groups/g1", "")]
    public async Task Another_call_under_the_same_key_is_refused(string method, string path, string body)
    {
        var (name, key) = ($"reused-{LocalKey.New()}", LocalKey.New());
        var first = await Post("groups", $$"""{"name":"{{name}}"}""", key);

        var other = await Send(method, path, body.Replace("$", name, StringComparison.Ordinal), key);

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "key_reused", "Idempotency-Key"), (other.Status, other.Code, other.Field));
    }

    [Fact]
    public async Task A_memo_is_not_answered_with_a_replys_answer()
    {
        var (ticket, key) = (await floor.NewTicket(await floor.NewBrand()), LocalKey.New());
        var reply = await Post($"tickets/{ticket}/replies", """{"body":"b","format":"text"}""", key);

        var memo = await Post($"tickets/{ticket}/memos", """{"body":"b","format":"text"}""", key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (reply.Status, memo.Status));
    }

    [Fact]
    public async Task A_refused_call_leaves_its_key_free()
    {
        var (name, key) = ($"free-{LocalKey.New()}", LocalKey.New());

        var refused = await Post("groups", """{"name":""}""", key);
        var made = await Post("groups", $$"""{"name":"{{name}}"}""", key);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Created, false), (refused.Status, made.Status, made.Replayed));
    }

    [Fact]
    public async Task A_call_whose_beginning_was_not_heard_leaves_its_key_free()
    {
        var (name, key) = ($"lost-{LocalKey.New()}", LocalKey.New());
        var call = CallPrint.CallOf(new() { Account = WebFloor.Account, Kind = ActorKind.Member, Id = floor.Owner.Id }, key).ToString();
        floor.Silo.LostAnswers.Lose(nameof(IRepeatableCallGrain.Begin), call);
        floor.Silo.LostAnswers.Lose(nameof(IRepeatableCallGrain.Drop), call);

        var unheard = await Post("groups", $$"""{"name":"{{name}}"}""", key);
        var made = await Post("groups", $$"""{"name":"{{name}}"}""", key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.Created, false), (unheard.Status, made.Status, made.Replayed));
    }

    [Fact]
    public async Task A_key_is_its_callers_own()
    {
        var (other, key) = (await floor.NewMember("admin"), LocalKey.New());
        await Post("groups", $$"""{"name":"mine-{{key}}"}""", key);

        var theirs = await Send("POST", "groups", $$"""{"name":"theirs-{{key}}"}""", key, other.Http);

        Assert.Equal((HttpStatusCode.Created, false), (theirs.Status, theirs.Replayed));
    }

    [Fact]
    public async Task Who_may_no_longer_call_is_not_answered_from_memory()
    {
        var (member, key) = (await floor.NewMember("admin"), LocalKey.New());
        var body = $$"""{"name":"gone-{{key}}"}""";
        await Send("POST", "groups", body, key, member.Http);
        using var demoted = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/members/{member.Id}", new { role = "agent" }, Cancellation);

        await Until.True(
            async _ => (await Send("POST", "groups", body, key, member.Http)).Status is HttpStatusCode.Forbidden, () => "still answered", null, Cancellation);
    }

    [Fact]
    public async Task Twenty_at_once_are_one()
    {
        var (ticket, key) = (await floor.NewTicket(await floor.NewBrand()), LocalKey.New());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post($"tickets/{ticket}/memos", """{"body":"b","format":"text"}""", key)));

        Assert.Single(answers.Select(answer => (answer.Status, answer.Text)).Distinct());
        Assert.Equal(19, answers.Count(answer => answer.Replayed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task A_key_has_1_to_64_characters(int length)
    {
        var answer = await Post("groups", """{"name":"n"}""", new string('k', length));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid", "Idempotency-Key"), (answer.Status, answer.Code, answer.Field));
    }

    [Fact]
    public async Task A_change_is_answered_again_as_it_was()
    {
        var (ticket, key) = (await floor.NewTicket(await floor.NewBrand()), LocalKey.New());

        var first = await Send("PATCH", $"tickets/{ticket}", """{"status":"completed"}""", key);
        using var between = await floor.Owner.Http.PatchAsJsonAsync($"/api/v1/tickets/{ticket}", new { status = "onHold" }, Cancellation);
        var second = await Send("PATCH", $"tickets/{ticket}", """{"status":"completed"}""", key);

        Assert.Equal((HttpStatusCode.OK, first.Text, first.ETag), (second.Status, second.Text, second.ETag));
        Assert.Contains("onHold", await floor.Owner.Http.GetStringAsync($"/api/v1/tickets/{ticket}", Cancellation), StringComparison.Ordinal);
    }

    private Task<Answer> Post(string path, string body, string key) => Send("POST", path, body, key);

    private async Task<Answer> Send(string method, string path, string body, string key, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}");
        request.Content = body.Length is 0 ? null : new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await (by ?? floor.Owner.Http).SendAsync(request, Cancellation);
        return new(
            answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation), answer.Headers.Location?.ToString(), answer.Headers.ETag?.ToString(),
            answer.Headers.Contains("Idempotency-Replayed"));
    }

    private static int Count(string list, string id) =>
        JsonDocument.Parse(list).RootElement.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("id").ToString() == id);

    private sealed record Answer(HttpStatusCode Status, string Text, string? Location, string? ETag, bool Replayed)
    {
        public string Id => Json("id") ?? "";

        public string? Code => Json("code");

        public string? Field => Json("field");

        private string? Json(string name) => JsonDocument.Parse(Text).RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }
}
