using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Oqupie.Channels.Email;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;

namespace Oqupie.Channels.Tests.Email;

public sealed class MailIdsTests
{
    private const string Address = "support@Cook.example";
    private static readonly AccountId Acme = new("acme");
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Property]
    public bool Our_own_id_says_its_ticket_and_its_outbox_entry(NonNegativeInt number)
    {
        var outbox = LocalKey.New();

        return MailIds.Read(MailIds.Make(new(Acme, number.Get), outbox, Address, Key), Acme, Key) == new OwnMail(number.Get, outbox);
    }

    [Property]
    public Property No_character_before_the_at_sign_can_be_changed(NonNegativeInt number, char other)
    {
        var id = MailIds.Make(new(Acme, number.Get), LocalKey.New(), Address, Key);

        return Enumerable.Range(0, id.IndexOf('@', StringComparison.Ordinal))
            .Where(i => char.ToLowerInvariant(other) != id[i] && other is not '@')
            .All(i => MailIds.Read($"{id[..i]}{other}{id[(i + 1)..]}", Acme, Key) is null)
            .ToProperty();
    }

    [Fact]
    public void Another_account_and_another_key_are_refused()
    {
        var id = MailIds.Make(new(Acme, 1042), "k3m9", Address, Key);

        Assert.Null(MailIds.Read(id, new("other"), Key));
        Assert.Null(MailIds.Read(id, Acme, [.. Key.Reverse()]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CAF=abc.def.ghi@mail.gmail.com")]
    [InlineData("oq.sy.k3m9.aaaaaaaaaaaaaaaa@cook.example")]
    [InlineData("oq...@cook.example")]
    public void Anybody_elses_id_says_nothing(string id) => Assert.Null(MailIds.Read(id, Acme, Key));
}
