#!/bin/bash
cd jcasbin && mvn spring-boot:run
