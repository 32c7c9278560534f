using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Channels.Pushing;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Testing.Servers;

namespace Oqupie.Channels.Tests.Pushing;

/// <summary>Against the example of RFC 8291, 5 and appendix A, both ways.</summary>
public sealed class PushEncryptionTests
{
    private const string Words = "When I grow up, I want to be a watermelon";

    private const string Message =
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2"
        + "Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    private const string ReceiverPublic = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string ReceiverPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private const string SenderPublic = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private const string SenderPrivate = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private const string Auth = "BTBZMqHH6r4Tts7J_aSIgg";
    private const string Salt = "DGv6ra1nlYgDCS1FRnbzlw";

    [Fact]
    public void It_encrypts_as_the_RFC_does()
    {
        using var sender = Key(SenderPublic, SenderPrivate);
        var to = new PushSubscription("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV", ReceiverPublic, Auth);

        var message = PushEncryption.Encrypt(Encoding.UTF8.GetBytes(Words), to, sender, Base64Url.DecodeFromChars(Salt));

        Assert.Equal(Message, Base64Url.EncodeToString(message));
    }

    [Fact]
    public void The_browser_of_the_tests_decrypts_as_the_RFC_does()
    {
        using var browser = new PushedBrowser("", Key(ReceiverPublic, ReceiverPrivate), Base64Url.DecodeFromChars(Auth));

        Assert.Equal(Words, browser.Decrypt(Base64Url.DecodeFromChars(Message)));
    }

    [Fact]
    public void Two_messages_with_the_same_words_share_neither_key_nor_salt()
    {
        using var browser = new PushedBrowser("https://push.example/1");
        var to = new PushSubscription(browser.Endpoint, browser.P256dh, browser.Auth);

        var (first, second) = (PushEncryption.Encrypt("Hi"u8.ToArray(), to), PushEncryption.Encrypt("Hi"u8.ToArray(), to));

        Assert.NotEqual(first[..86], second[..86]);
        Assert.Equal(("Hi", "Hi"), (browser.Decrypt(first), browser.Decrypt(second)));
    }

    private static ECDiffieHellman Key(string point, string secret)
    {
        var bytes = Base64Url.DecodeFromChars(point);
        return ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Base64Url.DecodeFromChars(secret),
            Q = new() { X = bytes[1..33], Y = bytes[33..] },
        });
    }
}
