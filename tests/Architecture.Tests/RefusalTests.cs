using System.Text.Json;

namespace Oqupie.Architecture.Tests;

/// <summary>The console says every "no" in its own languages: its words are compared with the list that is kept here (i18n/codes.test.ts).</summary>
public sealed class RefusalTests
{
    private const string List = "src/WebHost/Console/i18n/codes.json";
    private static readonly JsonSerializerOptions Shown = new() { WriteIndented = true };

    /// <summary>OQUPIE_WRITE_CODES=1 writes the list anew.</summary>
    [Fact]
    public void The_list_of_codes_is_that_of_the_sources()
    {
        var codes = new
        {
            problems = RefusalCodes.Problems(),
            trial = RefusalCodes.Others("src/Channels/Email/Connecting/", RefusalCodes.Trials()),
            intake = RefusalCodes.Others("src/Contracts/Channels/IntakeReasons.cs", RefusalCodes.Intakes()),
        };
        var text = JsonSerializer.Serialize(codes, Shown) + "\n";

        if (Environment.GetEnvironmentVariable("OQUPIE_WRITE_CODES") is "1")
        {
            File.WriteAllText(Path.Combine(House.Root, List), text);
        }

        Assert.True(
            text == House.Read(List),
            "A code was added or is gone. OQUPIE_WRITE_CODES=1 writes the list anew; then each wants its words in i18n/{ko,en}/problems.ts.");
    }

    [Fact]
    public void A_rule_says_by_a_code_of_its_own_what_is_wrong() => Offenders.None(RefusalCodes.Nameless());
}
