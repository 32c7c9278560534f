using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oqupie.Contracts.Channels;

namespace Oqupie.Testing.Servers;

/// <summary>What LINE calls its webhooks with, signed as LINE signs.</summary>
public static class LineWebhook
{
    public const string Secret = "test-secret";

    public static HookCall Call(params ReadOnlySpan<JsonObject> events) => Call(Body(events));

    /// <summary>A call with this body, whatever it is, genuinely signed.</summary>
    public static HookCall Call(byte[] body, string secret = Secret) =>
        new(ImmutableDictionary<string, string>.Empty.Add("x-line-signature", Sign(body, secret)), [.. body]);

    public static byte[] Body(params ReadOnlySpan<JsonObject> events)
    {
        var list = new JsonArray();

        foreach (var happened in events)
        {
            list.Add(happened.DeepClone());
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["destination"] = LineServer.Bot, ["events"] = list }.ToJsonString());
    }

    public static string Sign(byte[] body, string secret = Secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    /// <param name="id">Of the event; the same when it is delivered again.</param>
    /// <param name="user">Who talks to the account.</param>
    /// <param name="at">When.</param>
    /// <param name="message">As JSON, with its id and type.</param>
    public static JsonObject Message(string id, string user, DateTimeOffset at, string message) =>
        With(Event(id, "message", user, at), "message", message);

    public static JsonObject Text(string id, string user, DateTimeOffset at, string message, string text) =>
        Message(id, user, at, $$"""{"type":"text","id":"{{message}}","quoteToken":"q","text":{{JsonSerializer.Serialize(text)}}}""");

    public static JsonObject Unsend(string id, string user, DateTimeOffset at, string message) =>
        With(Event(id, "unsend", user, at), "unsend", $$"""{"messageId":"{{message}}"}""");

    /// <summary>The same once more, as LINE does where it heard no 200.</summary>
    public static JsonObject Again(JsonObject happened)
    {
        var again = (JsonObject)happened.DeepClone();
        again["deliveryContext"] = new JsonObject { ["isRedelivery"] = true };
        return again;
    }

    public static JsonObject Event(string id, string type, string user, DateTimeOffset at) => new()
    {
        ["type"] = type,
        ["mode"] = "active",
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        ["source"] = new JsonObject { ["type"] = "user", ["userId"] = user },
        ["webhookEventId"] = id,
        ["deliveryContext"] = new JsonObject { ["isRedelivery"] = false },
    };

    public static JsonObject With(JsonObject happened, string name, string json)
    {
        happened[name] = JsonNode.Parse(json);
        return happened;
    }
}
