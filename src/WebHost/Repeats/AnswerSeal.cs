using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Oqupie.Contracts.Accounts;

namespace Oqupie.WebHost.Repeats;

/// <summary>
/// Answers say what is told only once, as the text of an API key, and what customers wrote: in the database they lie sealed, each for its own call.
/// </summary>
internal sealed class AnswerSeal(IDataProtectionProvider protection)
{
    public string Close(CallId call, KeptAnswer answer) =>
        Convert.ToBase64String(For(call).Protect(JsonSerializer.SerializeToUtf8Bytes(answer)));

    public KeptAnswer Open(CallId call, string text) =>
        JsonSerializer.Deserialize<KeptAnswer>(For(call).Unprotect(Convert.FromBase64String(text)))!;

    private IDataProtector For(CallId call) => protection.CreateProtector("oqupie.answers", call.ToString());
}
