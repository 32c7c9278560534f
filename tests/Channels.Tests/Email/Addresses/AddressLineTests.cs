using Oqupie.Channels.Email.Addresses;

namespace Oqupie.Channels.Tests.Email.Addresses;

/// <summary>Every address in a header is found, however it was written, and nothing odd takes its neighbours away.</summary>
public sealed class AddressLineTests : IAsyncLifetime
{
    private readonly Rig _rig = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("ann@a.example, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("ann@a.example; ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("ann@a.example;", "ann@a.example")]
    [InlineData(";,; ann@a.example ,,", "ann@a.example")]
    [InlineData("\"Ann A\" <ann@a.example>; Ben B <ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("Ann A <ann@a.example> Ben B <ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("ann@a.example ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("Ann A, ben@b.example", "ben@b.example")]
    [InlineData("ann@a.example, localuser, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("ann@a.example, ben@@b.example, cleo@c.example", "ann@a.example cleo@c.example")]
    [InlineData("ann@a.example, ben@b..example, @c.example, dan@, cleo@c.example", "ann@a.example cleo@c.example")]
    [InlineData("<mailto:ann@a.example>, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("mailto:ann@a.example?subject=hi, <SMTP:ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("\"Ann <ann@a.example>, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("\"Ann <ann@a.example>, \"Ben\" <ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("Ann\" <ann@a.example>, \"Ben\" <ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("Ann <ann@a.example, Ben <ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("Ann ann@a.example>, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("Ann (the <first> <ann@a.example>, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("<ann@a.example, ben@b.example>", "ann@a.example ben@b.example")]
    [InlineData("<<ann@a.example>>", "ann@a.example")]
    [InlineData("Friends: ann@a.example, ben@b.example;", "ann@a.example ben@b.example")]
    [InlineData("Friends: Ann <ann@a.example>;, Others: ben@b.example;", "ann@a.example ben@b.example")]
    [InlineData("Friends: ann@a.example, ben@b.example", "ann@a.example ben@b.example")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("a..b@docomo.ne.jp, x.@docomo.ne.jp, .y@docomo.ne.jp", "a..b@docomo.ne.jp x.@docomo.ne.jp .y@docomo.ne.jp")]
    [InlineData("\"a..b\"@docomo.ne.jp, <\"x.\"@docomo.ne.jp>", "a..b@docomo.ne.jp x.@docomo.ne.jp")]
    [InlineData("\"ann b\"@a.example", "\"ann b\"@a.example")]
    [InlineData("<ann @ a.example>, Ben < ben@b.example >", "ann@a.example ben@b.example")]
    [InlineData("ann . a @ a . example", "ann.a@a.example")]
    [InlineData("<ann\r\n\t@a.example>", "ann@a.example")]
    [InlineData("Ann(\\) first) <ann(her account)@a(machine(x)).  example>", "ann@a.example")]
    [InlineData("'ann@a.example' <ann@a.example>, 'ben@b.example'", "ann@a.example ben@b.example")]
    [InlineData("\"ann@a.example\"", "ann@a.example")]
    [InlineData("(ann@a.example)", "ann@a.example")]
    [InlineData("[ann@a.example]", "ann@a.example")]
    [InlineData("<@relay.example,@other.example:ann@a.example>", "ann@a.example")]
    [InlineData("ann@[192.0.2.1], ben@b.example.", "ann@[192.0.2.1] ben@b.example")]
    [InlineData("ann@xn--mnchen-3ya.example, ben@bücher.example", "ann@münchen.example ben@bücher.example")]
    [InlineData("nobody", "")]
    [InlineData("<>", "")]
    public async Task Addresses_are_found(string header, string addresses)
    {
        var mail = await _rig.Read($"From: mira@player.example\nCc: {header}\n\nHi", Ended);

        Assert.Equal(addresses, string.Join(' ', mail.Cc.Select(party => party.Email)));
    }

    [Theory]
    [InlineData("Mira Tal <mira@p.example>", "Mira Tal", "mira@p.example")]
    [InlineData("Mira Tal <mira@p.example>;", "Mira Tal", "mira@p.example")]
    [InlineData("Tal, Mira <mira@p.example>", "Tal, Mira", "mira@p.example")]
    [InlineData("Mira; Tal <mira@p.example>", "Mira; Tal", "mira@p.example")]
    [InlineData("\"Tal, \\\"Mira\\\"\" <mira@p.example>", "Tal, \"Mira\"", "mira@p.example")]
    [InlineData("Mira Tal [GAMES/ SUPPORT:] <mira@p.example>", "Mira Tal [GAMES/ SUPPORT:]", "mira@p.example")]
    [InlineData("Mira: Tal <mira@p.example>", "Mira: Tal", "mira@p.example")]
    [InlineData("mira@p.example (Mira Tal)", "Mira Tal", "mira@p.example")]
    [InlineData("<mira@p.example> (Mira Tal)", "Mira Tal", "mira@p.example")]
    [InlineData("=?ks_c_5601-1987?B?wMy8urz2?= ss.lee@mail.example", "이성수", "ss.lee@mail.example")]
    [InlineData("\"=?utf-8?B?7J207ISx7IiY?=\" <ss.lee@mail.example>", "이성수", "ss.lee@mail.example")]
    [InlineData("=?utf-8?Q?Mira_=3Cmira=40p=2Eexample=3E?=", "Mira", "mira@p.example")]
    [InlineData("ss.lee.@mail.example", "", "ss.lee.@mail.example")]
    [InlineData("Mira <mira 05g@p.example>", "Mira", "mira05g@p.example")]
    [InlineData("mira@p.example <mira@p.example>", "", "mira@p.example")]
    [InlineData("support@bank.example <eve@elsewhere.example>", "", "eve@elsewhere.example")]
    [InlineData("\"support@bank.example\" <eve@elsewhere.example>", "", "eve@elsewhere.example")]
    [InlineData("Mira <mira@p.example", "Mira", "mira@p.example")]
    [InlineData("\"Mira <mira@p.example>", "Mira", "mira@p.example")]
    public async Task From_is_who_a_person_would_say(string header, string name, string address) =>
        Assert.Equal(new(name, address), (await _rig.Read($"Return-Path: <bounce@mailer.example>\nFrom: {header}\n\nHi", Ended)).From);

    [Theory]
    [InlineData("From: Mira\nReply-To: mira@p.example", "mira@p.example")]
    [InlineData("From: Mira\nSender: mira@p.example\nReply-To: other@p.example", "mira@p.example")]
    [InlineData("Return-Path: <mira@p.example>\nSubject: x", "")]
    [InlineData("Return-Path: <mira@p.example>\nFrom: Mira", "")]
    [InlineData("From: <>", "")]
    public async Task Where_returned_mail_goes_is_nobody(string headers, string address) =>
        Assert.Equal(address, (await _rig.Read($"{headers}\n\nHi", Ended)).From.Email);

    [Theory]
    [InlineData('"')]
    [InlineData('(')]
    [InlineData('<')]
    [InlineData(':')]
    [InlineData('@')]
    [InlineData('[')]
    [InlineData(' ')]
    public void A_header_of_one_sign_is_read_in_no_time(char sign)
    {
        var header = $"mira@p.example x{new string(sign, 90_000)};";

        Assert.True(Cpu.Of(() => AddressLine.Read(header)) < TimeSpan.FromSeconds(1));
    }
}
