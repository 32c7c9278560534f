using Oqupie.Channels.Email;
using Oqupie.Channels.Email.Characters;

namespace Oqupie.Channels.Tests.Email.Characters;

public sealed class HeaderParametersTests
{
    [Theory]
    [InlineData("attachment; filename=\"a.pdf\"", "a.pdf")]
    [InlineData("attachment; filename=a.pdf; size=3", "a.pdf")]
    [InlineData("attachment; FileName=\"a;b \\\"c\\\".pdf\"; size=3", "a;b \"c\".pdf")]
    [InlineData("attachment; filename*=utf-8''%EA%B2%AC%EC%A0%81.pdf", "견적.pdf")]
    [InlineData("attachment; filename*0*=utf-8''%EA%B2; filename*1*=%AC%EC%A0; filename*2*=%81.pdf", "견적.pdf")]
    [InlineData("attachment; filename*1*=%B0%A2%C7%CF.pdf; filename*0*=ks_c_5601-1987''%8C%63%B9%E6", "똠방각하.pdf")]
    [InlineData("attachment; filename*=euc-kr''%EA%B2%AC%EC%A0%81%EC%84%9C.pdf", "견적서.pdf")]
    [InlineData("attachment; filename*=''%EA%B2%AC%EC%A0%81.pdf", "견적.pdf")]
    [InlineData("attachment; filename*0=\"=?utf-8?B?6rKs\"; filename*1=\"7KCBLnBkZg==?=\"", "견적.pdf")]
    [InlineData("attachment; filename=\"=?utf-8?B?6rI=?=\r\n =?utf-8?B?rOyggS5wZGY=?=\"", "견적.pdf")]
    [InlineData("attachment; filename==?utf-8?B?6rKs7KCBLnBkZg==?=", "견적.pdf")]
    [InlineData("attachment; filename=\"%EA%B2%AC%EC%A0%81.pdf\"", "견적.pdf")]
    [InlineData("attachment; filename=\"100%25 off.pdf\"", "100%25 off.pdf")]
    [InlineData("attachment; filename=\"C:\\temp\\a.pdf\"", "C:\\temp\\a.pdf")]
    [InlineData("attachment; filename=\"never closed", "never closed")]
    [InlineData("attachment; filename", null)]
    [InlineData("attachment", null)]
    [InlineData("", null)]
    public void A_file_has_the_name_its_sender_meant(string header, string? name) => Assert.Equal(name, HeaderParameters.Read(header, "filename"));

    [Fact]
    public void A_header_of_nothing_but_parameters_costs_no_more_than_its_length()
    {
        var header = "attachment" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"; filename*{i}*=%41"));

        Assert.True(Cpu.Of(() => HeaderParameters.Read(header, "filename")) < TimeSpan.FromSeconds(1));
    }
}
