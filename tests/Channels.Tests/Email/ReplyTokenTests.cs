using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Oqupie.Channels.Email;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Channels.Tests.Email;

public sealed class ReplyTokenTests
{
    private const string Address = "support@cook.example";
    private static readonly AccountId Acme = new("acme");
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Property]
    public bool A_signed_address_names_its_ticket(NonNegativeInt number) =>
        ReplyToken.Read(ReplyToken.Sign(Address, new(Acme, number.Get), Key), Acme, Key) == number.Get;

    [Property]
    public bool It_survives_a_server_that_writes_it_in_capitals(NonNegativeInt number) =>
        ReplyToken.Read(ReplyToken.Sign(Address, new(Acme, number.Get), Key).ToUpperInvariant(), Acme, Key) == number.Get;

    [Property]
    public Property No_character_of_the_token_can_be_changed(NonNegativeInt number, char other)
    {
        var signed = ReplyToken.Sign(Address, new(Acme, number.Get), Key);
        var start = signed.IndexOf('+', StringComparison.Ordinal) + 1;
        var end = signed.IndexOf('@', StringComparison.Ordinal);

        return Enumerable.Range(start, end - start)
            .Where(i => char.ToLowerInvariant(other) != signed[i] && other is not '@')
            .All(i => ReplyToken.Read($"{signed[..i]}{other}{signed[(i + 1)..]}", Acme, Key) is null)
            .ToProperty();
    }

    [Property]
    public bool Another_ticket_account_or_key_is_refused(NonNegativeInt number)
    {
        var signed = ReplyToken.Sign(Address, new(Acme, number.Get), Key);
        var mac = signed[(signed.LastIndexOf('.', signed.IndexOf('@', StringComparison.Ordinal)) + 1)..];

        return ReplyToken.Read(signed, new("other"), Key) is null
            && ReplyToken.Read(signed, Acme, [.. Key.Reverse()]) is null
            && ReplyToken.Read($"support+oq.{MailSignature.Digits(number.Get + 1L)}.{mac}", Acme, Key) is null
            && MailIds.Read($"oq.{MailSignature.Digits(number.Get)}.{mac}", Acme, Key) is null;
    }

    [Theory]
    [InlineData("support@cook.example")]
    [InlineData("support+oq.@cook.example")]
    [InlineData("support+oq.sy@cook.example")]
    [InlineData("support+oq.sy.@cook.example")]
    [InlineData("oq.zzzzzzzzzzzzzzzzzzzzzzzzzzzz.aaaaaaaaaaaaaaaa@cook.example")]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("+oq.1.\u0130@x")]
    public void What_is_no_signed_address_names_nothing(string address) => Assert.Null(ReplyToken.Read(address, Acme, Key));

    [Fact]
    public void The_form_is_final()
    {
        // Such addresses lie in people's mailboxes: a change here cuts them off from their tickets.
        Assert.Equal("support+oq.sy.kr6gnumt67bfvlfx@cook.example", ReplyToken.Sign(Address, new(Acme, 1042), Key));
        Assert.Equal("oq.sy.k3m9.22m46kxg5ra5nh7m@cook.example", MailIds.Make(new(Acme, 1042), "k3m9", Address, Key));
    }

    [Fact]
    public void It_is_never_longer_than_a_server_must_take()
    {
        var longest = new TicketId(Acme, long.MaxValue);

        Assert.All(Enumerable.Range(1, 70), length =>
        {
            var address = new string('a', length) + "@cook.example";
            var signed = ReplyToken.Sign(address, longest, Key);
            Assert.True(signed == address || signed.IndexOf('@', StringComparison.Ordinal) <= 64);
        });
    }

    [Fact]
    public void On_a_domain_of_its_own_the_token_may_stand_alone()
    {
        var signed = ReplyToken.Sign(Address, new(Acme, 7), Key);

        Assert.Equal(7, ReplyToken.Read(signed["support+".Length..], Acme, Key));
    }
}
