using System.Collections.Immutable;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;

namespace Oqupie.Grains.Tests.Channels;

/// <summary>A secret of a form goes only where it went when it was stored.</summary>
public sealed class FormPlaceTests
{
    private static readonly ImmutableArray<FormField> Fields =
    [
        new() { Key = "page", Kind = FieldKind.Text, Guards = true },
        new() { Key = "apiBase", Kind = FieldKind.Url, Usual = "https://api.example/" },
        new() { Key = "greeting", Kind = FieldKind.Text },
        new() { Key = "token", Kind = FieldKind.Secret },
    ];

    private static readonly FormSettings Stored = Form(("page", "cook"), ("apiBase", "https://api.example/"), ("token", "secret"));

    [Theory]
    [InlineData("greeting", "Hello", true)]
    [InlineData("page", "race", false)]
    [InlineData("apiBase", "https://evil.example/", false)]
    public void A_stored_secret_is_said_again_for_another_place(string key, string value, bool allowed)
    {
        var wished = Form(("page", "cook"), (key, value));

        var refusal = FormRules.CheckPlaces(Fields, wished, Stored);

        Assert.Equal(allowed ? "" : "password_required settings.token", $"{refusal?.Code} {refusal?.Field}".Trim());
        Assert.Equal(allowed ? "secret" : "", FormRules.Complete(Fields, wished, Stored).Text("token"));
        Assert.Null(FormRules.CheckPlaces(Fields, Form(("page", "race"), ("token", "another")), Stored));
    }

    [Fact]
    public void What_has_no_secret_goes_anywhere() =>
        Assert.Null(FormRules.CheckPlaces(Fields, Form(("page", "race")), Form(("page", "cook"))));

    private static FormSettings Form(params (string Key, string Value)[] values) =>
        new() { Values = values.GroupBy(value => value.Key).ToImmutableDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal) };
}
