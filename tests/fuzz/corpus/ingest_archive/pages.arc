filedesc://x.arc 192.0.2.1 20010203040506 text/plain 65
1 0 News
URL IP-address Archive-date Content-type Archive-length

http://a.example/1 192.0.2.1 20010203040506 text/html 305
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<html><head><title>Strike ends</title></head><body><article><h1>Strike ends</h1><p>Workers at the harbour went back to work on Monday after a strike of two weeks.</p><p>The union and the owners signed a deal on Sunday.</p></article></body></html>
