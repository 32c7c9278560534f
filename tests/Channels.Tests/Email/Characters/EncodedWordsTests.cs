using System.Text;
using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Tests.Email.Characters;

public sealed class EncodedWordsTests
{
    [Theory]
    [InlineData("Re: =?utf-8?B?6rKs7KCB?= (2)", "Re: 견적 (2)")]
    [InlineData("=?utf-8?B?6rI=?= \r\n =?utf-8?B?rOyggQ==?=", "견적")]
    [InlineData("=?utf-8?B?6rKs?= =?euc-kr?B?wPs=?=", "견적")]
    [InlineData("=?utf-8?Q?a_=3D_b?= =?utf-8?Q?_c?=", "a = b c")]
    [InlineData("=?iso-8859-1?Q?caf=E9?=", "café")]
    [InlineData("=?utf-8?B?6rKs7KCB7ISc?= =?utf-8?B?66y47J2Y?=", "견적서문의")]
    [InlineData("=?utf-8*ko?b?6rKs7KCB?=", "견적")]
    [InlineData("=?utf-8?B?!!!?=", "!!!")]
    [InlineData("=?utf-8?X?abc?=", "=?utf-8?X?abc?=")]
    [InlineData("a =? b ?= c", "a =? b ?= c")]
    public void Words_are_read_as_they_were_meant(string text, string meant) => Assert.Equal(meant, EncodedWords.Decoded(text));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    [InlineData("default")]
    [InlineData("")]
    [InlineData("gb2312")]
    public void The_bytes_of_a_word_tell_what_they_are_where_its_label_is_wrong(string label)
    {
        MailCharsets.Labelled("utf-8");
        var word = Convert.ToBase64String(Encoding.GetEncoding(949).GetBytes("결제가 두 번 되었어요"));

        Assert.Equal("결제가 두 번 되었어요", EncodedWords.Decoded($"=?{label}?B?{word}?="));
    }

    [Fact]
    public void A_header_of_nothing_but_words_costs_no_more_than_its_length()
    {
        var header = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $" =?x{i}?Q?=B0=A1?=")));

        Assert.True(Cpu.Of(() => EncodedWords.Mend(header, Encoding.UTF8)) < TimeSpan.FromSeconds(1));
    }
}
