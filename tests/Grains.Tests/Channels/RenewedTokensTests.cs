using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Grains.Channels;
using Oqupie.Testing;

namespace Oqupie.Grains.Tests.Channels;

public sealed class RenewedTokensTests(TestSilo silo)
{
    private const string Account = "renewal";

    [Theory]
    [InlineData("first", "second")]
    [InlineData("another", "first")]
    public async Task A_renewed_refresh_token_takes_the_place_of_the_one_it_is_for_alone(string before, string kept)
    {
        var id = await Make("first");

        await silo.Client.GetGrain<IChannelTokensGrain>(Account).Renewed(id, before, "second");

        var opened = await Channels.Open(id);
        Assert.True(opened.Succeeded(out var channel, out _));
        Assert.Equal(kept, channel.Email!.OAuth?.RefreshToken);
        Assert.Equal(new ChannelId(new(Account), id), channel.Email!.OAuth?.Channel);
    }

    [Fact]
    public async Task Nobody_is_told_a_renewed_token()
    {
        var id = await Make("first");

        await silo.Client.GetGrain<IChannelTokensGrain>(Account).Renewed(id, "first", "second");

        Assert.True((await Channels.Read(id)).Succeeded(out var channel, out _));
        Assert.Equal((null, true, null), (channel.Email!.OAuth?.RefreshToken, channel.Email!.OAuth!.HasRefreshToken, channel.Email!.OAuth.Channel));
    }

    private IChannelsGrain Channels => silo.Client.GetGrain<IChannelsGrain>(Account);

    private async Task<string> Make(string refreshToken)
    {
        var brand = await silo.NewBrand(new(Account), new() { Name = "Renewal", Language = "en", SupportEmail = "a@b.example" });
        var oauth = new MailOAuth { Provider = MailProvider.Google, ClientId = "client", RefreshToken = refreshToken };
        Assert.True(
            (await Channels.Make(brand.Id, "email", "Mail", new EmailSettings { Address = "a@b.example", OAuth = oauth })).Succeeded(out var made, out _));
        return made.Id;
    }
}
